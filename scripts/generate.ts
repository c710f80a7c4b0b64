// Writes generated/ from the three contracts in specs/. Usage: npm run generate -- --help
import { main } from './generate/main.js'
import { generateOpenapi } from './generate/openapi.js'
import { generatePartner } from './generate/partner.js'
import { generateRest } from './generate/rest.js'

const generators = {
  openapi: generateOpenapi,
  partner: (file: string) => generatePartner(file),
  rest: generateRest,
}
process.exitCode = await main(process.argv.slice(2), generators, (line) => {
  console.error(line)
})
