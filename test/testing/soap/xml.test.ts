import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { children, elements, render } from '../../../src/testing/soap/xml.js'

const Xml = suite('local org: XML writer')

Xml('escapes texts and attributes', () => {
  const element = { name: 'a', attributes: { b: '"<&>' }, content: ']]><evil/>&amp;' }
  assert.is(render(element, ''), '<a b="&quot;&lt;&amp;&gt;">]]&gt;&lt;evil/&gt;&amp;amp;</a>')
})

Xml('writes null as a nil, leaves undefined out, repeats arrays', () => {
  const written = children({ nil: null, gone: undefined, item: [{ n: 1 }, { n: 2 }], flag: false })
  assert.is(
    written.map((element) => render(element, '')).join(''),
    '<nil xsi:nil="true"/><item><n>1</n></item><item><n>2</n></item><flag>false</flag>',
  )
})

Xml('puts the prefix before names that have none', () => {
  const [element] = elements('a', { 'sf:b': 'x', c: 'y' })
  assert.is(element && render(element, 'urn:'), '<urn:a><sf:b>x</sf:b><urn:c>y</urn:c></urn:a>')
})

Xml.run()
