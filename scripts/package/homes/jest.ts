import { writeFiles, type Home } from '../home.js'
import { AS_COMMON, SESSION } from '../programs.js'
import { run } from '../run.js'

const VERSION = '30.5.2'

/** A test of a consumer's in jest as it comes: CommonJS, without Node's flag for ES modules. */
export const jest: Home = {
  name: `jest ${VERSION}`,
  packages: [`jest@${VERSION}`],
  async tryOut(project) {
    await writeFiles(project, {
      'session.test.js': `${AS_COMMON}${SESSION}test('a session, from login to logout', main)\n`,
    })
    const jest = ['node_modules/jest/bin/jest.js', '--runInBand', '--watchman=false', '--ci']
    await run(process.execPath, jest, project)
  },
}
