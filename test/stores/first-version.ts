import { session } from './sessions.js'

/** As version 0.1.0 wrote it, in clear text and sealed by the 32 bytes that count from 1. */
export const FIRST = {
  clear: JSON.stringify({
    format: 'strictforce.session.1',
    key: 'ada',
    session: { ...session(1), generation: 1780000000000 },
  }),
  sealed:
    'strictforce.sealed.1::HPBpXGrYkeRHaM7lkL7nIjZiNZxnCn_W6Gkai58ztfBikwiwQz5GCtRgXfTysUCqzX4SKOu6_-PAeex3jt-XVu-LGwiUvkwFo1YZ9W6Fm9z7g3DiZhOD6akqdHOiDSopEc-MIa9AZLhex7gxxoL8c_V9lFbIdJP15FlEQMfWELnNFh2ePw3d7ij7dM89IFBtKbRv-HIrluYq5wTqNUl1Sq4su8kSD2Laj1uWgv5uJnyhoyzrpy11IqdRW79iVwcExUT4reCA9ENafMeAy9W28OZQCr81UXXsw_BCmK5F1ztAI6iQ4_EtuctFNmxvi5dd901CpxujxYN37PHoTK14QCiVA7-Wy4F4NsoXTF0L0qyvbBSBCzXB_QXVNxxFVi4J',
}
