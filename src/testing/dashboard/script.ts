/** Keeps the overview up to date: takes what has changed, each second, while the page is visible. */
export const SCRIPT = `
const note = document.getElementById('note')
const say = (text) => { if (note.textContent !== text) note.textContent = text }

async function update() {
  const response = await fetch('/local-org/live', { cache: 'no-store' })
  if (!response.ok) throw new Error()
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of fresh.querySelectorAll('[data-part]')) replace(document.getElementById(part.id), part)
}

function replace(old, fresh) {
  if (old.outerHTML === fresh.outerHTML) return
  const focused = old.contains(document.activeElement) ? document.activeElement.id : ''
  old.replaceWith(fresh)
  if (focused) (document.getElementById(focused) ?? fresh.querySelector('h2'))?.focus()
}

addEventListener('submit', async (event) => {
  event.preventDefault()
  const { target, submitter } = event
  const body = new URLSearchParams(new FormData(target, submitter))
  const { type } = await fetch(target.getAttribute('action'), { method: 'POST', body, redirect: 'manual' })
  say(type === 'opaqueredirect' ? 'Done: ' + submitter.textContent.trim() : 'Refused: load this page again.')
  await update()
})

async function watch() {
  try {
    if (!document.hidden) await update()
    if (note.dataset.lost) say('')
    delete note.dataset.lost
  } catch {
    note.dataset.lost = 'yes'
    say('The org does not answer any more.')
  }
  setTimeout(watch, 1000)
}
watch()
`
