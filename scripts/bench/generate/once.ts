/**
 * Generates once from the WSDL named, in a process of its own, and prints what that took; nothing without one. With
 * the word `lenient` after it, as the command line does without `--strict`.
 */
import { generatePartner } from '../../generate/partner.js'

const [file, mode] = process.argv.slice(2)
const start = process.cpuUsage()
if (file !== undefined) await generatePartner(file, '.', mode === 'lenient' ? () => undefined : undefined)
const { user, system } = process.cpuUsage(start)
const megabytes = process.resourceUsage().maxRSS / 1000
console.log(JSON.stringify({ milliseconds: (user + system) / 1000, megabytes }))
