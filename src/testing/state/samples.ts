import { recordId } from '../ids.js'

const [ENGINES, SONS] = [recordId('001', 1), recordId('001', 2)]

/** The records that every local org begins with. */
export const SAMPLES: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>> = {
  Account: [
    { Name: 'Analytical Engines', Industry: 'Technology', NumberOfEmployees: 42, BillingCity: 'London' },
    { Name: 'Difference & Sons', Industry: 'Manufacturing', NumberOfEmployees: 7, ParentId: ENGINES },
    { Name: 'Loom <Jacquard>' },
  ],
  Contact: [
    { FirstName: 'Ada', LastName: 'Lovelace', Email: 'ada@engines.example', AccountId: ENGINES },
    { FirstName: 'Charles', LastName: 'Babbage', Email: 'charles@engines.example', AccountId: ENGINES },
    { FirstName: 'Joseph', LastName: "O'Loom", Email: 'joseph@loom.example', AccountId: SONS },
  ],
  Opportunity: [
    { Name: 'Mill', AccountId: ENGINES, StageName: 'Closed Won', Amount: 1200.5, CloseDate: '2026-01-15' },
    { Name: 'Store', AccountId: ENGINES, StageName: 'Prospecting', Amount: 300, CloseDate: '2026-06-30' },
    { Name: 'Punched cards', AccountId: SONS, StageName: 'Prospecting', CloseDate: '2026-03-01' },
  ],
  Case: [
    { CaseNumber: '00001001', Subject: 'Cards jam', Status: 'New', Priority: 'High', AccountId: SONS },
    {
      CaseNumber: '00001002',
      Subject: 'Wheel is loose',
      Status: 'Closed',
      Priority: 'Low',
      AccountId: ENGINES,
    },
  ],
  Lead: [{ LastName: 'Menabrea', Company: 'Turin', Email: 'luigi@turin.example', Status: 'Open' }],
}
