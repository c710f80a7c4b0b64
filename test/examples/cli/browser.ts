import { spawn } from 'node:child_process'

/** Opens a URL in the user's browser; does nothing where there is none. */
export function openBrowser(url: string): void {
  const [command, args] = opener(url)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined) // no browser: the URL stands in the terminal
  child.unref()
}

function opener(url: string): [command: string, args: string[]] {
  const { BROWSER } = process.env
  if (BROWSER !== undefined && BROWSER !== '') return [BROWSER, [url]]
  if (process.platform === 'darwin') return ['open', [url]]
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}
