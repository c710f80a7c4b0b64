import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { invalidArgument } from '../../src/lib/invalid-argument.js'
import { baseUrl, loginBase, isLoopback, isSecure } from '../../src/lib/url.js'

const Urls = suite('urls')

/** The message that refuses a URL. */
function refusal(value: unknown): TypeError & { code?: unknown } {
  try {
    baseUrl(value as string, 'loginUrl')
  } catch (error) {
    if (error instanceof TypeError) return error
  }
  throw new Error(`${String(value)} was not refused with a TypeError`)
}

Urls('a base loses trailing slashes, and the path of a service with all that follows', () => {
  const bases: [given: string, base: string][] = [
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['https://login.salesforce.com/', 'https://login.salesforce.com'],
    ['https://x.my.salesforce.com///', 'https://x.my.salesforce.com'],
    ['https://x.my.salesforce.com/services/Soap/u/64.0/00D000000000001', 'https://x.my.salesforce.com'],
    ['https://x.my.salesforce.com/services/oauth2/token?a=b#c', 'https://x.my.salesforce.com'],
    ['https://x.my.site.com/partners/', 'https://x.my.site.com/partners'],
    ['https://x.my.site.com/partners/services/oauth2/authorize', 'https://x.my.site.com/partners'],
    ['https://X.My.Salesforce.com:443/', 'https://x.my.salesforce.com'],
    ['https://x.my.salesforce.com:8443', 'https://x.my.salesforce.com:8443'],
    [' https://x.my.salesforce.com\n', 'https://x.my.salesforce.com'],
  ]
  for (const [given, base] of bases) assert.is(baseUrl(given, 'loginUrl'), base)
})

Urls('a URL without a scheme is taken as https', () => {
  assert.is(baseUrl('na1.salesforce.com', 'serverUrl'), 'https://na1.salesforce.com')
  assert.is(baseUrl('na1.salesforce.com/services/Soap/u/50.0', 'serverUrl'), 'https://na1.salesforce.com')
  assert.is(baseUrl('localhost:8443/', 'serverUrl'), 'https://localhost:8443')
})

Urls('what is no URL is a TypeError that names the option', () => {
  for (const value of ['', '  ', 'https://', 'https://a b.com', 'javascript:alert(1)', 'https://x:port/']) {
    assert.match(refusal(value).message, /^loginUrl (must be|is not) a URL/)
  }
  for (const value of [undefined, null, 1, {}]) {
    assert.is(refusal(value).message, 'loginUrl must be a URL')
    assert.is(refusal(value).code, 'ERR_INVALID_ARG_VALUE')
  }
})

Urls('a URL object is as good as its text', () => {
  assert.is(baseUrl(new URL('https://acme.my.salesforce.com/'), 'loginUrl'), 'https://acme.my.salesforce.com')
})

Urls('a login URL that was pasted from a browser loses its page, and a site keeps its path', () => {
  const org = 'https://acme.my.salesforce.com'
  for (const page of [
    '/lightning/page/home',
    '/',
    '/setup/home',
    '/home/home.jsp',
    '/secur/frontdoor.jsp?x=1',
  ])
    assert.is(loginBase(org + page, 'loginUrl'), org)
  assert.is(loginBase('https://login.salesforce.com/?locale=de', 'loginUrl'), 'https://login.salesforce.com')
  const site = 'https://acme.my.site.com/partners'
  for (const page of ['', '/', '/s', '/s/article/1', '/login'])
    assert.is(loginBase(site + page, 'loginUrl'), site)
  assert.throws(
    () => loginBase(`${org}/001000000000001`, 'loginUrl'),
    /loginUrl is https:\/\/acme\.my\.salesforce\.com\/001000000000001; expected the login host alone/,
  )
})

Urls('plain http and other schemes are refused, loopback hosts excepted', () => {
  const refused = [
    'http://login.salesforce.com',
    'http://10.0.0.1',
    'http://localhost.evil.com',
    'ftp://localhost',
  ]
  for (const value of [
    ...refused,
    'http://1127.0.0.1.nip.io',
    'http://127.0.0.1.nip.io',
    'file:///etc/passwd',
  ]) {
    assert.match(refusal(value).message, 'https')
  }
  for (const value of [
    'http://localhost:3000',
    'http://127.0.0.1:1',
    'http://[::1]:8080',
    'http://org.localhost',
  ]) {
    assert.is(baseUrl(value, 'loginUrl'), value)
  }
})

Urls('a URL that carries a user name or password is refused, and not repeated', () => {
  for (const value of [
    'https://user:hunter2@x.my.salesforce.com',
    'https://user@x.com',
    'https://:hunter2@x.com',
  ]) {
    assert.match(refusal(value).message, 'must not hold a user name or password')
    assert.not.match(refusal(value).message, /hunter2|user@/)
  }
})

Urls('a host of the user interface is refused, and the right host is named', () => {
  const hosts: [given: string, right: string][] = [
    ['acme.lightning.force.com', 'acme.my.salesforce.com'],
    ['acme--dev.sandbox.lightning.force.com', 'acme--dev.sandbox.my.salesforce.com'],
    ['Acme.Lightning.Force.com', 'acme.my.salesforce.com'],
    ['acme.my.salesforce-setup.com', 'acme.my.salesforce.com'],
    ['acme.lightning.crmforce.mil', 'acme.my.salesforce.mil'],
    ['acme.lightning.sfcrmapps.cn', 'acme.my.sfcrmproducts.cn'],
  ]
  for (const [given, right] of hosts) {
    const { message } = refusal(`https://${given}/lightning/page/home`)
    assert.match(message, 'lightning URLs are not valid as instance URLs')
    assert.match(message, `use https://${right}`)
  }
})

Urls('a host that only looks like one of the user interface is not refused', () => {
  for (const host of ['lightning.force.com.example.com', 'acme.my.salesforce.com', 'xlightning.force.com']) {
    assert.is(baseUrl(`https://${host}`, 'instanceUrl'), `https://${host}`)
  }
})

Urls('loopback and secure are judged by the host, not by the text', () => {
  assert.ok(isLoopback(new URL('https://127.1')))
  assert.ok(isLoopback(new URL('http://LOCALHOST')))
  assert.not(isLoopback(new URL('http://localhost.com')))
  assert.not(isLoopback(new URL('http://128.0.0.1')))
  assert.ok(isSecure(new URL('https://example.com')))
  assert.not(isSecure(new URL('http://example.com')))
  assert.not(isSecure(new URL('ws://localhost')))
})

Urls('a wrong argument is a TypeError with the code of Node', () => {
  const error = invalidArgument('wrong')
  assert.instance(error, TypeError)
  assert.equal([error.message, (error as { code?: string }).code], ['wrong', 'ERR_INVALID_ARG_VALUE'])
})

Urls.run()
