const SESSION = ['session', 'session-epochs', 'session-closing', 'session-sharing']

/** What is mutated, the session, the errors and whatever judges an answer, and the tests that are to notice. */
const TESTED: Readonly<Record<string, readonly string[]>> = {
  session: SESSION,
  errors: ['errors', ...SESSION],
  'session-errors': ['judges-edges', ...SESSION],
  'stored-session': ['stored-session'],
  'token-text': ['oauth2/token', 'stored-session'],
  verdicts: ['judges-edges', 'way-outs', 'connection/verdicts', 'rest', 'partner/faults'],
  answers: ['judges-edges', 'answers', 'rest', 'errors', 'oauth2/token', 'oauth2/errors'],
  rest: ['judges-edges', 'rest', 'session-fetch'],
  'password-expired': ['errors', 'judges'],
  'oauth2/errors': ['judges-edges', 'way-outs', 'oauth2/errors', 'connection/verdicts'],
  'oauth2/token': ['oauth2/token', 'judges'],
  'oauth2/members': ['oauth2/lookups', 'judges'],
  'oauth2/token-word': ['oauth2/lookups', 'judges'],
  'oauth2/callback-url': ['oauth2/web-login', 'judges'],
  'oauth2/sent-secrets': ['judges', 'oauth2/errors', 'oauth2/token'],
  'partner/faults': ['judges-edges', 'partner/faults', 'partner/login'],
  'partner/fault-detail': ['partner/faults'],
  'partner/is-fault': ['partner/faults'],
  'partner/verdicts': ['way-outs', 'connection/verdicts', 'partner/login'],
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
