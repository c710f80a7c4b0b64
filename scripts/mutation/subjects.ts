const SESSION = [
  'session/session',
  'session/session-epochs',
  'session/session-closing',
  'session/session-sharing',
]

/** What is mutated, the session, the errors and whatever judges an answer, and the tests that are to notice. */
const TESTED: Readonly<Record<string, readonly string[]>> = {
  'session/session': SESSION,
  'errors/salesforce-error': ['errors/salesforce-error', ...SESSION],
  'session/errors': ['errors/judges-edges', ...SESSION],
  'stores/stored-session': ['stores/stored-session'],
  'lib/token': ['oauth2/token', 'stores/stored-session'],
  'errors/verdicts': [
    'errors/judges-edges',
    'errors/hints',
    'connection/verdicts',
    'rest/request',
    'partner/faults',
  ],
  'http/response': [
    'errors/judges-edges',
    'http/response',
    'rest/request',
    'errors/salesforce-error',
    'oauth2/token',
    'oauth2/errors',
  ],
  'rest/request': ['errors/judges-edges', 'rest/request', 'rest/fetch'],
  'errors/password-expired': ['errors/salesforce-error', 'errors/judges'],
  'oauth2/errors': ['errors/judges-edges', 'errors/hints', 'oauth2/errors', 'connection/verdicts'],
  'oauth2/token-response': ['oauth2/token', 'errors/judges'],
  'oauth2/call': ['oauth2/lookups', 'errors/judges'],
  'oauth2/authorization-response': ['oauth2/web-login', 'errors/judges'],
  'http/sent-secrets': ['errors/judges', 'oauth2/errors', 'oauth2/token'],
  'partner/faults': ['errors/judges-edges', 'partner/faults', 'partner/login'],
  'partner/is-fault': ['partner/faults'],
}

const source = (name: string): string => `src/${name}.ts`
const test = (name: string): string => `test/${name}.test.ts`

/** The files that are mutated. */
export const SUBJECTS: readonly string[] = Object.keys(TESTED).map(source)

/** All tests that are to notice something. */
export const TESTS: readonly string[] = [...new Set(Object.values(TESTED).flat())].map(test)

/** The tests that are to notice what is done to a file, given by its path from wherever. */
export function testsOf(path: string): readonly string[] {
  const name = Object.keys(TESTED).find((subject) => path.endsWith(`/${source(subject)}`))
  return (name === undefined ? [] : (TESTED[name] ?? [])).map(test)
}
