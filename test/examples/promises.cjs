// The examples of the Connection chapter in the style of jsforce 3: promises.
const jsforce = require('strictforce')

exports.usernameAndPassword = async ({ loginUrl, username, password }) => {
  const conn = new jsforce.Connection({ loginUrl })
  const userInfo = await conn.login(username, password)
  return {
    accessToken: conn.accessToken,
    instanceUrl: conn.instanceUrl,
    id: userInfo.id,
    organizationId: userInfo.organizationId,
  }
}

exports.passwordGrant = async ({ loginUrl, clientId, clientSecret, redirectUri, username, password }) => {
  const conn = new jsforce.Connection({
    oauth2: { loginUrl, clientId, clientSecret, redirectUri },
  })
  const userInfo = await conn.login(username, password)
  return {
    accessToken: conn.accessToken,
    instanceUrl: conn.instanceUrl,
    id: userInfo.id,
    organizationId: userInfo.organizationId,
  }
}

exports.sessionId = async ({ instanceUrl, serverUrl, sessionId }) => {
  const conn = new jsforce.Connection({ instanceUrl, serverUrl, sessionId })
  const identity = await conn.identity()
  return {
    id: identity.user_id,
    organizationId: identity.organization_id,
    accessToken: conn.accessToken,
  }
}

exports.accessToken = async ({ instanceUrl, accessToken }) => {
  const conn = new jsforce.Connection({ instanceUrl, accessToken })
  const identity = await conn.identity()
  return {
    id: identity.user_id,
    organizationId: identity.organization_id,
    accessToken: conn.accessToken,
  }
}

exports.accessTokenWithRefreshToken = async (settings) => {
  const { loginUrl, clientId, clientSecret, redirectUri } = settings
  const conn = new jsforce.Connection({
    oauth2: { loginUrl, clientId, clientSecret, redirectUri },
    instanceUrl: settings.instanceUrl,
    accessToken: settings.expiredToken,
    refreshToken: settings.refreshToken,
  })
  const renewed = []
  conn.on('refresh', (accessToken, res) => {
    renewed.push(accessToken, res.access_token)
  })
  await conn.request('/limits')
  return { renewed, accessToken: conn.accessToken, refreshToken: conn.refreshToken }
}

exports.refreshByHand = async ({ loginUrl, clientId, clientSecret, refreshToken }) => {
  const conn = new jsforce.Connection({ oauth2: { loginUrl, clientId, clientSecret } })
  const res = await conn.oauth2.refreshToken(refreshToken)
  return { accessToken: res.access_token }
}

exports.sessionRefreshHandler = async ({ loginUrl, instanceUrl, username, password }) => {
  let calls = 0
  const conn = new jsforce.Connection({
    loginUrl,
    instanceUrl,
    refreshFn: async (conn, callback) => {
      calls += 1
      try {
        await conn.login(username, password)
        if (!conn.accessToken) {
          throw new Error('Access token not found after login')
        }
        callback(null, conn.accessToken)
      } catch (err) {
        if (err instanceof Error) {
          callback(err)
        } else {
          throw err
        }
      }
    },
  })
  await conn.request('/limits')
  return { calls, accessToken: conn.accessToken, instanceUrl: conn.instanceUrl }
}

exports.logout = async ({ serverUrl, sessionId }) => {
  const conn = new jsforce.Connection({ sessionId, serverUrl })
  await conn.logout()
  return { accessToken: conn.accessToken }
}

exports.logoutAfterLogin = async ({ loginUrl, username, password }) => {
  const conn = new jsforce.Connection({ loginUrl })
  await conn.login(username, password)
  await conn.logout(true)
  return { accessToken: conn.accessToken }
}
