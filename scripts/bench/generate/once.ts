/** Generates once from the WSDL named, in a process of its own, and prints what that took; nothing without one. */
import { generatePartner } from '../../generate/partner.js'

const [file] = process.argv.slice(2)
const start = process.cpuUsage()
if (file !== undefined) await generatePartner(file, '.')
const { user, system } = process.cpuUsage(start)
const megabytes = process.resourceUsage().maxRSS / 1000
console.log(JSON.stringify({ milliseconds: (user + system) / 1000, megabytes }))
