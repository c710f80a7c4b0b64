import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where an application keeps what belongs to a user, by the custom of the platform. */
export function configFolder(application: string): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  const home = homedir()
  if (process.platform === 'win32') return join(APPDATA ?? join(home, 'AppData', 'Roaming'), application)
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', application)
  return join(XDG_CONFIG_HOME || join(home, '.config'), application)
}
