/** `npm run lint:code`: types and rules, from one reading of all files; `npx eslint FILE` reads them for itself. */
import { ESLint } from 'eslint'
import ts from 'typescript'

const HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (path) => path,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
}

/** The program that `tsc` compiles. */
function readProgram(): ts.Program {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as { config: object }
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, '.')
  const whole: ts.CompilerOptions = { ...options, incremental: false }
  delete whole.tsBuildInfoFile
  return ts.createProgram(fileNames, whole, ts.createCompilerHost(whole, true))
}

const program = readProgram()
const diagnostics = ts.getPreEmitDiagnostics(program)
const parserOptions = { project: null, programs: [program] }
const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions } }] })
const results = await eslint.lintFiles('.')
const formatter = await eslint.loadFormatter('stylish')
console.log(`${ts.formatDiagnostics(diagnostics, HOST)}${await formatter.format(results)}`.trim())
if (diagnostics.length > 0 || results.some(({ errorCount, warningCount }) => errorCount + warningCount > 0))
  process.exitCode = 1
