import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { identityUrl, parseIdentityUrl } from '../../src/connection/user.js'

const IdentityUrl = suite('identity url')

const user = { id: '005000000000001AAA', organizationId: '00D000000000001AAA' }

IdentityUrl('names organization and user, in this order', () => {
  for (const host of [
    'https://login.salesforce.com',
    'https://acme.my.site.com/partners',
    'http://127.0.0.1:8080',
  ]) {
    const url = `${host}/id/${user.organizationId}/${user.id}`
    assert.equal(parseIdentityUrl(url), { ...user, url })
    assert.equal(parseIdentityUrl(`${url}/`), { ...user, url: `${url}/` })
  }
})

IdentityUrl('anything else names nobody', () => {
  const host = 'https://login.salesforce.com'
  const others = ['', 'x', host, `${host}/id`, `${host}/id/00D`, `${host}/id/00D/`, `${host}/id//005`]
  for (const url of [...others, `${host}/id/00D/005/more`, `${host}/id/00D/005?version=64`, undefined]) {
    assert.is(parseIdentityUrl(url), undefined)
  }
})

IdentityUrl('is made from the origin of the login host, and read back', () => {
  const url = identityUrl('https://acme.my.site.com/partners', user.organizationId, user.id)
  assert.is(url, 'https://acme.my.site.com/id/00D000000000001AAA/005000000000001AAA')
  assert.equal(parseIdentityUrl(url), { ...user, url })
})

IdentityUrl.run()
