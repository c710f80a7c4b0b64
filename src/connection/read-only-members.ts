const REPLACED = 'make another one by new Connection({ … })'

/** Members of a connection that cannot be assigned, and the alternative. */
export const READ_ONLY = {
  accessToken: 'give it to new Connection({ accessToken, instanceUrl }), or to conn.initialize()',
  refreshToken: 'give it to new Connection({ oauth2, refreshToken }), or to conn.initialize()',
  instanceUrl: 'give it to new Connection({ accessToken, instanceUrl }), or to conn.initialize()',
  userInfo: 'give it to new Connection({ userInfo }), or to conn.initialize()',
  loginUrl: REPLACED,
  version: REPLACED,
  oauth2: REPLACED,
}
