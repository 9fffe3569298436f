import { sha256Hex } from '../domain/dossier/canonical-json.js'
import { dossierChecklist } from '../domain/dossier/checklist.js'
import type { DossierContent, DossierSection } from '../domain/dossier/dossier.js'
import type { DossierPoll } from '../domain/dossier/dossier-motion.js'
import { appendEvent, type ChainedEvent, publishEvent } from '../domain/dossier/hash-chain.js'
import { caseNumber, filingNumber, motionNumber, taskNumber } from '../domain/dossier/numbering.js'
import type { GuardId } from '../domain/procedure/guard-ids.js'
import { GUARD_LABELS } from '../domain/procedure/guard-labels.js'
import type { Stage } from '../domain/procedure/stage.js'
import type { Rate } from '../domain/rates/rate.js'
import { EXECUTION } from '../domain/rates/tasks.js'
import { AWARENESS, PARTICIPATION } from '../domain/rates/units.js'
import { count } from '../domain/voting/count.js'
import { OWNERS_SPECIAL } from '../domain/voting/presets/civil-code-owners.js'
import { everyRecord } from './checklist.js'

const COMMUNITY_ID = '019ab0c4-0000-7000-8000-000000000001'
const TOPIC_ID = '019ab0c4-0000-7000-8000-000000000002'
const CASE_NO = caseNumber('339921001001', 2026, 7)
const MOTION_TEXT =
  '同意在桂苑新村7幢2单元加装电梯：玻璃井道；总费用62.8万元，扣除补助20万元后由业主按楼层系数分摊，1层不出资、2层承担2%；一次性补偿101、102采光各1.2万元；由电梯企业实施，2026年11月30日前完工。'

const both = (zh: string, en: string) => ({ zh, en })

/** Case C01 of the specification (a lift for stairwell 2 of building 7), filed and being built, as dossier content. */
export function sampleDossierContent(): DossierContent {
  const events = sampleEvents()
  return {
    scheme: 'gongyi-dossier-v1',
    caseNo: CASE_NO,
    topicId: TOPIC_ID,
    title: '桂苑新村7幢2单元加装电梯',
    category: { id: 'OWNERS_REBUILD', label: both('改建、加装电梯', 'Rebuilding, adding a lift') },
    template: { id: 'owners-decision', label: both('业主共同决定', 'Owners’ decision') },
    round: 1,
    outcome: 'ADOPTED',
    resolution: MOTION_TEXT,
    community: { id: COMMUNITY_ID, code: '339921001001', name: '桂苑社区' },
    regionPath: ['禾川市', '云溪街道', '桂苑社区'],
    generatedAt: '2026-11-23T01:00:00.000Z',
    stages: sampleStages(),
    motions: [
      {
        motionNo: motionNumber(CASE_NO, 1),
        title: '7幢2单元加装电梯方案',
        text: MOTION_TEXT,
        textHash: sha256Hex(MOTION_TEXT),
        electorate: both('7幢2单元全体业主', 'All owners of stairwell 2, building 7'),
        dependsOn: null,
        polls: [samplePoll()],
        outcome: 'PASSED',
      },
    ],
    publicity: [
      {
        what: both('名册公示', 'Roster'),
        from: '2026-03-13',
        to: '2026-03-16',
        places: ['单元门厅', '社区公告栏'],
        objections: 0,
      },
      {
        what: both('结果公示', 'Result'),
        from: '2026-05-09',
        to: '2026-05-16',
        places: ['单元门厅', '社区公告栏'],
        objections: 1,
      },
    ],
    objections: [
      {
        no: '1',
        kind: both('实体异议（采光）', 'Substance (daylight)'),
        receivedOn: '2026-05-12',
        decidedOn: '2026-05-18',
        upheld: false,
        text: '不予支持；确认补偿方案，并提供人民调解。',
      },
    ],
    filing: {
      number: filingNumber('云溪协备', 2026, 9),
      submittedAt: '2026-05-20T02:00:00.000Z',
      filedAt: '2026-05-26T03:30:00.000Z',
      reviewerRole: 'township-admin',
      remarks: null,
    },
    tasks: sampleTasks(),
    executionRate: { numerator: 3, denominator: 7 },
    rates: [share(AWARENESS, 12, 12), share(PARTICIPATION, 11, 12), share(EXECUTION, 3, 7)],
    satisfaction: null,
    checklist: [...sampleChecklist()],
    documents: [
      {
        title: '加装电梯协商告知书（第2号）',
        fileName: 'notice-b.pdf',
        bytes: 48_213,
        sha256: sha256Hex('notice-b'),
        attachment: 'notice',
      },
      {
        title: '计票单',
        fileName: 'count-sheet.pdf',
        bytes: 21_904,
        sha256: sha256Hex('count-sheet'),
        attachment: 'ballots',
      },
    ],
    eventLabels: {
      'topic.submitted': both('提交议题', 'Topic submitted'),
      'topic.accepted': both('受理', 'Accepted'),
      'roster.locked': both('锁定表决名册', 'Roster locked'),
      'notice.published': both('发布告知书', 'Notice published'),
      'vote.closed': both('表决截止并计票', 'Vote closed and counted'),
      'filing.numbered': both('备案编号', 'Filing number issued'),
    },
    events: events.map((event) => publishEvent(event, event.type === 'notice.published')),
    chainHead: headOf(events),
  }
}

/** The stored events of the sample, with actors and payloads. */
export function sampleEvents(): readonly ChainedEvent[] {
  const steps: readonly (readonly [Stage, string, string, string])[] = [
    ['propose', 'topic.submitted', 'resident', '2026-03-09T01:12:00.000Z'],
    ['propose', 'topic.accepted', 'community-admin', '2026-03-12T06:00:00.000Z'],
    ['participants', 'roster.locked', 'community-admin', '2026-03-16T09:00:00.000Z'],
    ['notice', 'notice.published', 'coordinator', '2026-03-17T02:00:00.000Z'],
    ['vote', 'vote.closed', 'community-admin', '2026-05-08T10:00:00.000Z'],
    ['filing', 'filing.numbered', 'township-admin', '2026-05-26T03:30:00.000Z'],
  ]
  const events: ChainedEvent[] = []
  for (const [stage, type, actorRole, at] of steps) {
    const n = events.length + 1
    const event = appendEvent(events.at(-1) ?? null, {
      communityId: COMMUNITY_ID,
      topicId: TOPIC_ID,
      type,
      stage,
      actorId: `019ab0c4-0000-7000-8000-0000000000f${n}`,
      actorRole,
      at,
      salt: n.toString(16).padStart(32, '0'),
      payload: type === 'notice.published' ? { notice: 'A', units: 12 } : { step: n },
    })
    events.push(event)
  }
  return events
}

function headOf(events: readonly ChainedEvent[]): DossierContent['chainHead'] {
  const last = events.at(-1)
  if (!last) throw new Error('the sample has events')
  return { seq: last.seq, hash: last.hash }
}

function samplePoll(): DossierPoll {
  const counted = count(
    OWNERS_SPECIAL,
    { heads: 11, areaCenti: 94_680n },
    {
      for: { heads: 8, areaCenti: 70_370n },
      against: { heads: 2, areaCenti: 15_780n },
      abstain: { heads: 0, areaCenti: 0n },
    },
  )
  if (!counted.ok) throw new Error(counted.error.code)
  return {
    round: 1,
    status: 'FINAL',
    annulledReason: null,
    opensAt: '2026-04-24T01:00:00.000Z',
    closesAt: '2026-05-08T10:00:00.000Z',
    mode: 'OPEN',
    channels: { online: 6, paper: 4, proxy: 0 },
    ballotsRoot: null,
    preset: OWNERS_SPECIAL,
    result: { kind: 'ratio', count: counted.value },
  }
}

function sampleTasks(): DossierContent['tasks'] {
  const task = (
    n: number,
    title: string,
    weight: number,
    due: string,
    acceptedOn: string | null,
    fen: string | null,
  ) => ({
    no: taskNumber(CASE_NO, n),
    title,
    executor: '桂苑社区居民委员会',
    weight,
    due,
    status: acceptedOn === null ? ('IN_PROGRESS' as const) : ('ACCEPTED' as const),
    acceptedOn,
    budgetFen: fen,
    spentFen: acceptedOn === null ? null : fen,
  })
  return [
    task(1, '施工图及联合审查', 1, '2026-06-30', '2026-06-26', '3200000'),
    task(2, '管线迁改', 1, '2026-08-15', '2026-08-22', '4800000'),
    task(3, '井道及电梯施工', 3, '2026-11-30', null, '52400000'),
    task(4, '检验及使用登记', 1, '2027-01-15', null, null),
    task(5, '支付采光补偿', 1, '2026-06-15', '2026-06-10', '2400000'),
  ]
}

function share({ id, label, definition }: Rate<never>, numerator: number, denominator: number) {
  return { id, label, definition, numerator, denominator }
}

function sampleChecklist() {
  const none = { count: 0 }
  const input = {
    money: true,
    covenant: false,
    ownersSpecial: true,
    risk: 'BLUE',
    expertsUsed: true,
    voted: true,
    eVote: true,
    passed: true,
    objections: 1,
    village: false,
    small: false,
    opinions: 6,
    records: { ...everyRecord(1), records: { count: 3 }, opinions: { count: 6 }, recusals: none, 'four-two': none },
    originals: { notice: '社区档案室2号柜，林晓燕', publicity: '社区档案室2号柜，林晓燕' },
  } as const
  return dossierChecklist(input).items
}

function sampleStages(): DossierContent['stages'] {
  return {
    propose: section(
      '2026-03-09',
      '2026-03-12',
      ['G1.1', 'G1.2', 'G1.3', 'G1.4', 'G1.5', 'G1.7'],
      [
        ['question', '待决问题', 'Question', '是否在7幢2单元加装电梯，费用如何分摊'],
        ['coSigns', '附议户数', 'Co-signing households', 8],
        ['riskGrade', '风险等级', 'Risk grade', both('蓝色', 'Blue')],
      ],
    ),
    participants: section(
      '2026-03-12',
      '2026-03-16',
      ['G2.1', 'G2.2', 'G2.3', 'G2.4', 'G2.5', 'G2.6', 'G2.7'],
      [
        [
          'stakeholders',
          '利益相关方',
          'Stakeholders',
          [
            both('受益：3至6层', 'Benefit: floors 3–6'),
            both('受影响：101、102、201、202', 'Burdened: 101, 102, 201, 202'),
          ],
        ],
      ],
    ),
    notice: section(
      '2026-03-16',
      '2026-03-18',
      ['G3.1', 'G3.2', 'G3.3', 'G3.4'],
      [['coverage', '告知覆盖', 'Coverage', '12/12']],
    ),
    format: section(
      '2026-03-18',
      '2026-03-24',
      ['G4.1', 'G4.2', 'G4.3', 'G4.4'],
      [
        [
          'formats',
          '协商形式',
          'Formats',
          [both('民主恳谈', 'Open talk'), both('走访约谈', 'Visits'), both('专家咨询', 'Experts')],
        ],
      ],
    ),
    deliberate: section(
      '2026-03-24',
      '2026-04-08',
      ['G5.1', 'G5.2', 'G5.3', 'G5.4'],
      [
        [
          'opinions',
          '主要意见及答复',
          'Main opinions and replies',
          {
            columns: [both('意见', 'Opinion'), both('答复', 'Reply')],
            rows: [
              ['一层担心采光和噪音', '改用玻璃井道，冬至日照影响12分钟，给予一次性补偿。'],
              ['二层认为受益有限', '二层承担比例由5%降为2%。'],
            ],
          },
        ],
      ],
    ),
    vote: section(
      '2026-04-08',
      '2026-05-19',
      ['G6.1', 'G6.2', 'G6.3', 'G6.4', 'G6.5'],
      [['scrutineers', '监票人数', 'Scrutineers', 2]],
    ),
    filing: section(
      '2026-05-19',
      '2026-05-26',
      ['G7.1', 'G7.2', 'G7.3'],
      [['supervisorOpinion', '监督意见', 'Supervisor’s opinion', '程序完备，同意上报备案。']],
    ),
    implement: section('2026-05-26', null, [], [['waitForFiling', '备案后实施', 'Implemented after filing', true]]),
  }
}

type Field = readonly [string, string, string, DossierSection['fields'][number]['value']]

function section(
  from: string,
  to: string | null,
  guards: readonly GuardId[],
  fields: readonly Field[],
): DossierSection {
  return {
    enteredAt: `${from}T01:12:00.000Z`,
    leftAt: to === null ? null : `${to}T09:00:00.000Z`,
    fields: fields.map(([name, zh, en, value]) => ({ name, label: both(zh, en), value })),
    guards: guards.map((id) => ({ id, label: GUARD_LABELS[id], holds: true })),
  }
}
