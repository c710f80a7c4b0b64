import { spawn } from 'node:child_process'

/** Opens a URL in the user's browser; without one the user opens the URL of the terminal. */
export function openBrowser(url: string, browser: string | undefined): void {
  const [command, args] = opener(url, browser)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function opener(url: string, browser: string | undefined): [command: string, args: string[]] {
  if (browser !== undefined) return [browser, [url]]
  if (process.platform === 'darwin') return ['open', [url]]
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}
