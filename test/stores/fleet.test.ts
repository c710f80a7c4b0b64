// second lane, at most 300 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { breaches, FLEET, overFiles, overRedis } from '../../scripts/fleet/over.js'
import { noRedis } from '../../scripts/fleet/servers.js'
import { testWhere } from '../helpers/skip.js'

const Fleet = suite('stores/fleet')
/** A part of the fleet for some seconds; `npm run fleet` lets all of it run for a minute. */
const PART = { ...FLEET, seconds: 6, processes: 4 }

Fleet('keeps 4 processes of 25 connections on one session in files, whichever dies', async () => {
  const report = await overFiles(PART)
  assert.equal(breaches(report, PART), [])
  assert.ok(report.expiries > 0 && report.killed > 0)
})

const there = noRedis === undefined
testWhere(Fleet, there, noRedis ?? '', 'keeps them on one session in Redis, whichever dies', async () => {
  const report = await overRedis(PART)
  assert.equal(breaches(report, PART), [])
  assert.ok(report.expiries > 0 && report.killed > 0)
})

Fleet.run()
