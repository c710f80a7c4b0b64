import { createRequire } from 'node:module'

/** The packages that generating needs to be strict, and that are not installed with this one. */
const PACKAGES: readonly string[] = ['wsdl-tsclient', 'ts-morph']

/** Those that it needs in any case. */
export const NEEDED: readonly string[] = ['ts-morph']

/** Packages that have to be installed first. */
export class MissingPackages extends Error {
  override readonly name = 'MissingPackages'
}

/** @throws MissingPackages naming what is missing and the command that installs it */
export function demandPackages(
  has: (name: string) => boolean = isInstalled,
  packages: readonly string[] = PACKAGES,
): void {
  const missing = packages.filter((name) => !has(name))
  if (missing.length === 0) return
  const names = missing.join(' and ')
  throw new MissingPackages(
    `generating needs ${names}, which ${missing.length > 1 ? 'are' : 'is'} not installed with strictforce. Run: npm install --save-dev ${missing.join(' ')}`,
  )
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}
