#!/usr/bin/env node
// The command `strictforce`. Usage: npx strictforce --help
import { readFileSync } from 'node:fs'
import { main } from './cli/main.js'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
const out = (line: string): void => {
  console.log(line)
}
const log = (line: string): void => {
  console.error(line)
}
void main(process.argv.slice(2), { out, log, version }).then((code) => {
  process.exitCode = code
})
