import { Connection } from 'strictforce'

/** A connection of the integration user. */
export function connect(oauth2, further = {}) {
  return new Connection({ oauth2, grant: { grant_type: 'client_credentials' }, ...further })
}

/** The names of the first accounts. */
export async function accountNames(conn) {
  const { records } = await conn.query('SELECT Name FROM Account ORDER BY Name LIMIT 2')
  return records.map(({ Name }) => Name)
}
