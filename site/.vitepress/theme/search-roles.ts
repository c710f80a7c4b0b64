/**
 * Gives the search box of the theme the roles that it has: a dialog with a list of links. The theme calls it a button
 * that owns a list of options, and puts a link into each option, which screen readers cannot follow.
 */
export function mendSearchRoles(): void {
  const options = {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: Object.values(WRONG).flat(),
  }
  new MutationObserver(mend).observe(document.body, options)
}

const BOX = '.VPLocalSearchBox'

/** The attributes that go, by the elements that have them. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  [BOX]: ['aria-owns', 'aria-expanded', 'aria-haspopup'],
  '#localsearch-input': ['aria-activedescendant', 'aria-autocomplete', 'aria-controls'],
  '#localsearch-list': ['role'],
  '#localsearch-list > li': ['role', 'aria-selected'],
  '#localsearch-list .result': ['aria-label'],
  '.VPLocalSearchBox kbd': ['aria-label'],
}

function mend(): void {
  const box = document.querySelector(BOX)
  if (box === null) return
  if (box.getAttribute('role') !== 'dialog') box.setAttribute('role', 'dialog')
  for (const [selector, names] of Object.entries(WRONG))
    for (const element of document.querySelectorAll(selector))
      for (const name of names) element.removeAttribute(name)
}
