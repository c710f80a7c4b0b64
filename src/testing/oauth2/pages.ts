import type { Reply } from '../call.js'

/** The page that a browser shows when there is no app to lead the error back to. */
export function errorPage(error: string, description: string): Reply {
  const text = `${escape(error)}: ${escape(description)}`
  const body = `<!doctype html><html lang="en"><title>Local test org</title><p>${text}</p></html>`
  return {
    status: 400,
    headers: { 'Content-Type': 'text/html;charset=UTF-8', 'Cache-Control': 'no-store' },
    body,
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
