// own process
import { suite } from 'uvu'
import { conformance } from './conformance.js'

const Memory = suite('stores/memory')

conformance(Memory, () => ({ kind: 'memory' }))

Memory.run()
