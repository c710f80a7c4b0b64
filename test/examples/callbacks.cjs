// The examples of the Connection chapter in the style of jsforce 1: callbacks.
const jsforce = require('strictforce')

exports.usernameAndPassword = ({ loginUrl, username, password }, done) => {
  var conn = new jsforce.Connection({ loginUrl: loginUrl })
  conn.login(username, password, function (err, userInfo) {
    if (err) {
      return done(err)
    }
    done(null, {
      accessToken: conn.accessToken,
      instanceUrl: conn.instanceUrl,
      id: userInfo.id,
      organizationId: userInfo.organizationId,
    })
  })
}

exports.passwordGrant = ({ loginUrl, clientId, clientSecret, redirectUri, username, password }, done) => {
  var conn = new jsforce.Connection({
    oauth2: {
      loginUrl: loginUrl,
      clientId: clientId,
      clientSecret: clientSecret,
      redirectUri: redirectUri,
    },
  })
  conn.login(username, password, function (err, userInfo) {
    if (err) {
      return done(err)
    }
    done(null, {
      accessToken: conn.accessToken,
      instanceUrl: conn.instanceUrl,
      id: userInfo.id,
      organizationId: userInfo.organizationId,
    })
  })
}

exports.sessionId = ({ serverUrl, sessionId }, done) => {
  var conn = new jsforce.Connection({ serverUrl: serverUrl, sessionId: sessionId })
  conn.identity(function (err, res) {
    if (err) {
      return done(err)
    }
    done(null, { id: res.user_id, organizationId: res.organization_id, accessToken: conn.accessToken })
  })
}

exports.accessToken = ({ instanceUrl, accessToken }, done) => {
  var conn = new jsforce.Connection({ instanceUrl: instanceUrl, accessToken: accessToken })
  conn.identity(function (err, res) {
    if (err) {
      return done(err)
    }
    done(null, { id: res.user_id, organizationId: res.organization_id, accessToken: conn.accessToken })
  })
}

exports.accessTokenWithRefreshToken = (settings, done) => {
  var conn = new jsforce.Connection({
    oauth2: {
      loginUrl: settings.loginUrl,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      redirectUri: settings.redirectUri,
    },
    instanceUrl: settings.instanceUrl,
    accessToken: settings.expiredToken,
    refreshToken: settings.refreshToken,
  })
  var renewed = []
  conn.on('refresh', function (accessToken, res) {
    renewed.push(accessToken, res.access_token)
  })
  conn.request('/limits', function (err) {
    if (err) {
      return done(err)
    }
    done(null, { renewed: renewed, accessToken: conn.accessToken, refreshToken: conn.refreshToken })
  })
}

exports.refreshByHand = ({ loginUrl, clientId, clientSecret, refreshToken }, done) => {
  var conn = new jsforce.Connection({
    oauth2: { loginUrl: loginUrl, clientId: clientId, clientSecret: clientSecret },
  })
  conn.oauth2.refreshToken(refreshToken, (err, results) => {
    if (err) return done(err)
    done(null, { accessToken: results.access_token })
  })
}

exports.logout = ({ serverUrl, sessionId }, done) => {
  var conn = new jsforce.Connection({ sessionId: sessionId, serverUrl: serverUrl })
  conn.logout(function (err) {
    if (err) {
      return done(err)
    }
    done(null, { accessToken: conn.accessToken })
  })
}

exports.logoutAfterLogin = ({ loginUrl, username, password }, done) => {
  var conn = new jsforce.Connection({ loginUrl: loginUrl })
  conn.login(username, password, function (err) {
    if (err) {
      return done(err)
    }
    conn.logout(true, function (err) {
      done(err, { accessToken: conn.accessToken })
    })
  })
}
