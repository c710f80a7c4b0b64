/** Runs a program; what is wrong with its arguments is told with how to call it. Its exit code is 1 when it fails. */
export async function runCommand(usage: string, main: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await main())) process.exitCode = 1
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n${usage}`)
    process.exitCode = 1
  }
}
