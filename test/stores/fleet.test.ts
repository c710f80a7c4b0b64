// second lane, at most 300 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { breaches, overFiles, overRedis } from '../../scripts/fleet/over.js'
import { noRedis } from '../../scripts/fleet/servers.js'
import { testWhere } from '../helpers/skip.js'

const Fleet = suite('stores/fleet')
const SECONDS = 8

Fleet('keeps 8 processes of 25 connections on one session in files, whichever dies', async () => {
  const report = await overFiles(SECONDS)
  assert.equal(breaches(report), [])
  assert.ok(report.expiries > 0 && report.killed > 0)
})

const there = noRedis === undefined
testWhere(Fleet, there, noRedis ?? '', 'keeps them on one session in Redis, whichever dies', async () => {
  const report = await overRedis(SECONDS)
  assert.equal(breaches(report), [])
  assert.ok(report.expiries > 0 && report.killed > 0)
})

Fleet.run()
