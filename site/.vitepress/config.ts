import { defineConfig } from 'vitepress'

const GUIDES = [
  ['first-session', 'First session'],
  ['logins', 'Choose a login'],
  ['web-login', 'Web login'],
  ['servers', 'Servers: client credentials, JWT'],
  ['many-processes', 'Many processes, one session'],
  ['requests', 'Requests, SOAP, other clients'],
  ['proxies', 'Proxies, certificates, agents'],
  ['serverless', 'Serverless and bundling'],
  ['testing', 'Mocking and testing'],
  ['own-wsdl', 'Your own WSDL'],
  ['command-line', 'Command line'],
  ['jsforce', 'From jsforce'],
  ['security', 'Security'],
  ['benchmarks', 'Benchmarks'],
] as const

const REFERENCE = [
  ['strictforce/', 'strictforce'],
  ['strictforce/jsforce', 'strictforce/jsforce'],
  ['strictforce/soap', 'strictforce/soap'],
  ['strictforce/stores/file', 'strictforce/stores/file'],
  ['strictforce/stores/redis', 'strictforce/stores/redis'],
  ['strictforce/testing', 'strictforce/testing'],
] as const

/** Guides stand before the reference among the results of a search. */
function weightOf(page: string): number {
  return page.includes('/guide/') ? 2 : page.includes('/reference/') ? 0.5 : 1
}

/** Guides and reference in one site, with one search; nothing is loaded from other hosts. */
export default defineConfig({
  title: 'strictforce',
  description: 'Opens, shares, renews and ends Salesforce sessions from TypeScript and JavaScript.',
  lang: 'en',
  base: process.env['SITE_BASE'] ?? '/',
  cleanUrls: false,
  ignoreDeadLinks: false,
  srcExclude: ['public/**'],
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  themeConfig: {
    search: {
      provider: 'local',
      options: { detailedView: 'auto', miniSearch: { searchOptions: { boostDocument: weightOf } } },
    },
    nav: [
      { text: 'Guides', link: '/guide/first-session' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Reference', link: '/reference/strictforce/' },
    ],
    sidebar: [
      { text: 'Guides', items: GUIDES.map(([path, text]) => ({ text, link: `/guide/${path}` })) },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Reference', items: REFERENCE.map(([path, text]) => ({ text, link: `/reference/${path}` })) },
    ],
    outline: { level: [2, 3] },
  },
})
