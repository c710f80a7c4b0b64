import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createClock, errorOf, token, withOrg } from '../support.js'

const Logins = suite('local org: logins by the hour')

Logins('refuses a user who logs in too often, for an hour, and nobody else', async () => {
  const clock = createClock()
  const others = [
    { username: 'one@local.example', password: 'p' },
    { username: 'two@local.example', password: 'p' },
  ]
  await withOrg(
    async (org) => {
      const login = (username: string) => token(org, { grant_type: 'password', username, password: 'p' })
      const statusOf = async (username: string) => (await login(username)).status
      assert.is(await statusOf('one@local.example'), 200)
      clock.advance(1800)
      assert.is(await statusOf('one@local.example'), 200)
      assert.equal(errorOf(await login('one@local.example')), [400, 'invalid_grant', 'login rate exceeded'])
      assert.is(await statusOf('two@local.example'), 200)
      clock.advance(1801)
      assert.is(await statusOf('one@local.example'), 200)
      assert.is(await statusOf('one@local.example'), 400)
    },
    { users: others, loginsPerHour: 2, clock: clock.now },
  )()
})

Logins.run()
