// own process, at most 300 s
import { suite } from 'uvu'
import { printRows, row } from './matrix-row.js'
import { SUBJECTS } from './public-objects.js'
import { PROTOTYPES, TEXTS, TYPES } from './xml-contents.js'
import { BROKEN, FAULTS, LARGE, STRUCTURE } from './xml-forms.js'

const Answers = suite('answers that are not what the contract says: XML')

const ALL = [TYPES, PROTOTYPES, TEXTS, STRUCTURE, BROKEN, LARGE, FAULTS].flat()

for (const attack of ALL) {
  for (const subject of SUBJECTS.filter(({ protocol }) => protocol === 'soap')) {
    Answers(`${subject.name}: ${attack.name}`, row(subject, attack))
  }
}

Answers('prints its size', printRows)

Answers.run()
