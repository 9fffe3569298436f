import { type Scene, scene } from '../play/scene.js'
import {
  BOARDS,
  choices,
  fen,
  led,
  ledBy,
  legalOpinion,
  noticeItems,
  photosKept,
  REVIEWED,
  screening,
} from '../play/words.js'
import { EXPERTS, TALK, VISITS } from './c01-sessions.js'
import { type DemoSet, type Matter, matterIn } from './demo-set.js'

const TEXT =
  '同意在桂苑新村7幢2单元加装电梯：采用玻璃井道；费用按楼层系数分摊，一层不出资，二层百分之二；对一层两户各一次性补偿采光影响费一万二千元。'
const UPSTAIRS = ['201', '301', '302', '401', '402', '502', '602'].map((room) => `7-2-${room}`)
/** The proposer’s parents: a household of its own in a flat that counts with his. */
const PARENTS = '7-2-601'
const ENTRANCE = [...BOARDS, '7幢2单元门厅']

/** Case C01: a lift for one stairwell, adopted against the two flats on the ground floor, now being built. */
export function lift(set: DemoSet): readonly Scene[] {
  const matter = matterIn('guiyuan', set)
  return [proposed, listed, planned, deliberated, voted, objected, filed, built].flatMap((part) => part(matter))
}

function proposed({ set, topic, crew }: Matter): readonly Scene[] {
  const { desk, second, lawyer } = crew
  const words = {
    title: '桂苑新村7幢2单元加装电梯',
    description:
      '本单元六层十二套，三楼以上住着六位七十岁以上的老人，上下楼越来越难。希望按规定加装一部电梯，费用由受益户分摊，并申请政府补助。',
    category: 'OWNERS_REBUILD',
    desiredOutcome: '形成加装方案并依法表决，年内开工。',
    location: '桂苑新村7幢2单元北侧',
    affectedScope: '7幢2单元全体业主',
  } as const
  const doubts = {
    EX3_UNLAWFUL_OR_IMPROPER: {
      answer: 'SUSPECT',
      ground: '《建筑设计防火规范》：井道与消防通道的间距需要专业意见',
      evidence: '单元门前实测宽度 4.2 米',
    },
  } as const
  return [
    scene('2026-03-09 08:30', () => set.hand.continueCases(set.regions.idOf('guiyuan'), 6)),
    scene('2026-03-09 09:10', () => topic.propose(set.who('陈志强'), words)),
    scene('2026-03-10 10:00', () => topic.coSignFor(desk, [...UPSTAIRS, PARENTS])),
    scene('2026-03-11 09:30', () =>
      topic.act(
        desk,
        'propose.screen',
        screening({
          question: '是否在7幢2单元加装电梯，费用如何分摊？',
          category: 'OWNERS_REBUILD',
          template: 'owners-decision',
          doubts,
        }),
      ),
    ),
    scene('2026-03-11 16:00', () => topic.act(second, 'propose.countersign')),
    scene('2026-03-12 09:00', () =>
      topic.act(
        lawyer,
        'propose.legal-opinion',
        legalOpinion('蒋文涛', '井道外移后与消防车道净距满足规范，属业主共同决定事项，可以协商。'),
      ),
    ),
    scene('2026-03-12 15:00', () =>
      topic.act(desk, 'propose.accept', { answer: '已受理。下一步核实本单元业主名册并公示三日。' }),
    ),
  ]
}

function listed({ set, topic, crew }: Matter): readonly Scene[] {
  const { desk, supervisor } = crew
  const participants = {
    scope: { kind: 'stairwell', buildings: ['7'], stairwell: '2', propertyAreaId: set.estateOf('guiyuan') },
    motions: topic.motions({ text: TEXT, presetId: 'OWNERS_SPECIAL' }),
    stakeholders: [
      { party: '三至六层业主', interest: 'BENEFIT', spokesperson: '五楼代表' },
      { party: '一层两户（采光、噪声）', interest: 'BURDEN', spokesperson: '一楼代表' },
      { party: '二层两户（部分影响）', interest: 'BURDEN', spokesperson: '二楼代表' },
      { party: '电梯公司', interest: 'IMPLEMENTER' },
      { party: '规划、市场监管部门', interest: 'REGULATOR' },
    ],
    recusals: [],
    recusalsAsked: true,
    officers: led('许建明'),
  }
  return [
    scene('2026-03-12 17:00', () => topic.act(desk, 'participants.set', participants)),
    scene('2026-03-13 09:00', () => topic.act(desk, 'participants.publicise', { places: ENTRANCE })),
    scene('2026-03-16 14:00', () => topic.act(supervisor, 'participants.sign', { note: '抽查产权登记，无误。' })),
    scene('2026-03-17 08:30', () => topic.act(desk, 'participants.lock')),
  ]
}

function planned({ topic, crew }: Matter): readonly Scene[] {
  const { desk } = crew
  const items = noticeItems({
    question: '是否在7幢2单元加装电梯，费用如何分摊？',
    background: '本单元六层十二套，三楼以上有六位七十岁以上老人。',
    options: '方案一：加装玻璃井道电梯；方案二：维持现状，由社区提供爬楼机借用。',
    costs: '总价约六十二万八千元，可申请补助二十万元，其余由业主按楼层系数分摊，一层不出资。',
    basis: '《民法典》第二百七十八条：专有部分面积和人数均过三分之二参与，参与者中面积和人数均达四分之三同意。',
    participants: '本单元十二套住宅的业主，共十一人，九百四十六点八平方米。',
    timetable: '三月下旬恳谈和走访，四月表决。',
  })
  const plan = {
    formats: [
      { format: 'OPEN_TALK', role: 'PRIMARY', on: '2026-03-27', time: '19:00', place: '社区议事厅', chair: '许建明' },
      {
        format: 'VISIT_INTERVIEW',
        role: 'SUPPORTING',
        on: '2026-03-28',
        place: '一、二层四户家中',
        ...ledBy('林晓燕', '入户走访由网格员负责'),
      },
      { format: 'EXPERT_CONSULT', role: 'SUPPORTING', on: '2026-04-03', place: '7幢现场', chair: '许建明' },
    ],
    vote: { method: 'MIXED', opensOn: '2026-04-24', closesOn: '2026-05-08', place: '社区服务大厅及本平台' },
    ruleText:
      '十一位业主中至少八位、九百四十六点八平方米中至少六百三十一点二平方米参加；参加者中人数和面积都达到四分之三同意才算通过。',
  }
  return [
    scene('2026-03-17 09:00', () =>
      topic.act(desk, 'notice.publish', { kind: 'A', items, places: ENTRANCE, largePrint: true }),
    ),
    scene('2026-03-17 18:30', () =>
      topic.deliverAt(desk, '7', { channel: 'HOUSE_VISIT', result: 'SIGNED', note: '逐户签收' }),
    ),
    scene('2026-03-17 19:00', () =>
      topic.deliver(desk, { target: { kind: 'all' }, channel: 'BOARD', result: 'DELIVERED', note: '单元门口张贴' }),
    ),
    scene('2026-03-19 11:00', () => topic.act(desk, 'notice.complete')),
    scene('2026-03-19 15:00', () => topic.act(desk, 'format.plan', plan)),
    scene('2026-03-20 09:00', () => topic.act(desk, 'format.publish', { places: ENTRANCE })),
    scene('2026-03-20 09:30', () => topic.act(desk, 'format.complete')),
  ]
}

function deliberated({ topic, crew }: Matter): readonly Scene[] {
  const { desk, lawyer } = crew
  const draft = () => ({
    motions: [{ id: topic.motionId(), text: TEXT }],
    budgetFen: fen(628_000),
    payer: '业主按楼层系数分摊四十二万八千元，政府补助二十万元',
    executor: '7幢2单元加梯小组与电梯公司',
    deadline: '2027-01-15',
    maintenance: '由受益户按户建立维护账户，委托电梯公司维保',
    remedy: '一层两户各一次性补偿一万二千元',
  })
  return [
    scene('2026-03-27 21:30', () => topic.act(desk, 'deliberate.record', TALK)),
    scene('2026-04-02 17:00', () => topic.act(desk, 'deliberate.record', VISITS)),
    scene('2026-04-03 17:00', () => topic.act(desk, 'deliberate.record', EXPERTS)),
    scene('2026-04-07 10:00', () => topic.act(desk, 'deliberate.freeze', draft())),
    scene('2026-04-07 16:00', () =>
      topic.act(lawyer, 'deliberate.legal-check', legalOpinion('蒋文涛', '表决文本合法，补偿条款明确。')),
    ),
    scene('2026-04-08 09:00', () => topic.act(desk, 'deliberate.complete')),
    // NOTICE_B of the case: it names the final text, so the fifteen days run from here
    scene('2026-04-08 09:30', () =>
      topic.act(desk, 'vote.announce', {
        opensOn: '2026-04-24',
        closesOn: '2026-05-08',
        place: '社区服务大厅及本平台',
      }),
    ),
  ]
}

function voted({ set, topic, crew }: Matter): readonly Scene[] {
  const { desk, second, admin } = crew
  const papers = choices({
    FOR: ['201', '301', '302', '401', '402', '502', '602'].map((room) => `7-2-${room}`),
    AGAINST: ['7-2-101', '7-2-102'],
  })
  const side = (heads: number, areaCenti: string) => ({ heads, areaCenti })
  const sheet = () => ({
    sheets: [
      {
        motionId: topic.motionId(),
        for: side(8, '70370'),
        against: side(2, '15780'),
        abstain: side(0, '0'),
        invalid: side(0, '0'),
      },
    ],
    scrutineers: ['方秀珍', '居民监票人'],
  })
  return [
    scene('2026-04-24 09:00', () => topic.act(desk, 'vote.open')),
    scene('2026-04-25 20:15', () => topic.cast(set.who('陈志强'), '7-2-501', 'FOR')),
    scene('2026-05-08 18:00', () => topic.enterPapers(desk, papers)),
    scene('2026-05-08 19:00', () => topic.checkPapers(second, papers)),
    scene('2026-05-09 08:30', () => topic.act(desk, 'vote.close')),
    scene('2026-05-09 09:30', () => topic.act(desk, 'vote.count', sheet())),
    scene('2026-05-09 10:00', () => topic.act(admin, 'vote.publish', { places: ENTRANCE })),
  ]
}

function objected({ set, topic, crew }: Matter): readonly Scene[] {
  let objectionId: string | null = null
  const decision = () => ({
    objectionId,
    upheld: false,
    text: '异议不成立：日照测算满足规范，补偿已写入决议；社区另行安排调解，确认补偿按期支付。',
  })
  return [
    scene('2026-05-12 14:20', async () => {
      const raised = await topic.object(set.who('高美珍'), {
        kind: 'SUBSTANCE',
        text: '电梯井道影响我家采光，对补偿数额有异议，请求复核。',
      })
      objectionId = raised.id
    }),
    scene('2026-05-18 10:00', () => topic.act(crew.admin, 'vote.decide-objection', decision())),
    scene('2026-05-19 09:00', () => topic.act(crew.desk, 'vote.finalise', { resolution: TEXT })),
  ]
}

function filed({ set, topic, crew }: Matter): readonly Scene[] {
  const { desk, supervisor, township } = crew
  const letter = {
    responsible: '桂苑社区居民委员会',
    letter: '云溪街道办事处：桂苑新村7幢2单元加装电梯事项已依法表决通过并公示期满，现报请备案。',
    budgetSource: '业主自筹四十二万八千元，政府补助二十万元',
  }
  return [
    scene('2026-05-20 09:30', () => topic.act(desk, 'filing.note-originals', photosKept(desk))),
    scene('2026-05-20 10:00', () => topic.act(supervisor, 'filing.countersign', { opinion: '程序完整，计票无误。' })),
    scene('2026-05-21 09:00', () => topic.act(desk, 'filing.submit', letter)),
    scene('2026-05-26 09:50', () => set.hand.continueFilings(set.regions.idOf('yunxi'), 8)),
    scene('2026-05-26 10:00', () => topic.act(township, 'filing.accept', { checked: REVIEWED })),
  ]
}

/** Weights 1, 1, 3, 1, 1; the building itself counts most. */
const TASKS = [
  task('施工图设计与联合审查', '设计单位', '2026-06-30', 1, 18_000, '取得联合审查意见'),
  task('管线迁移', '水务、燃气公司', '2026-08-15', 1, 46_000, '管线迁移完成并恢复地面'),
  task('电梯施工安装', '电梯公司', '2026-11-30', 3, 520_000, '井道、设备安装完成，试运行正常'),
  task('监督检验与使用登记', '电梯公司', '2027-01-15', 1, 20_000, '取得使用登记证'),
  task('支付一层补偿', '加梯小组', '2026-06-15', 1, 24_000, '两户签收'),
]

function task(title: string, executor: string, dueOn: string, weight: number, yuan: number, standard: string) {
  return { title, executor, dueOn, weight, budgetFen: fen(yuan), standard }
}

function built({ topic, crew }: Matter): readonly Scene[] {
  const { desk, supervisor } = crew
  const group = ['方秀珍', '居民代表']
  return [
    scene('2026-05-27 09:00', () => topic.act(desk, 'implement.assign', { tasks: TASKS })),
    scene('2026-06-09 15:00', () => topic.report(desk, 5, 100, '两户补偿款已转账，签收单存档。')),
    scene('2026-06-10 10:00', () => topic.accept(supervisor, 5, group, '核对签收单，属实。')),
    scene('2026-06-25 16:00', () => topic.report(desk, 1, 100, '联合审查通过。')),
    scene('2026-06-26 10:00', () => topic.accept(supervisor, 1, group, '图纸与决议一致。')),
    scene('2026-08-12 16:00', () => topic.report(desk, 2, 80, '燃气管迁移遇雨停工三天。')),
    scene('2026-08-21 16:00', () => topic.report(desk, 2, 100, '管线全部迁移，地面恢复。')),
    scene('2026-08-22 10:00', () => topic.accept(supervisor, 2, group, '现场查看合格，比计划晚七天。')),
    scene('2026-09-30 17:00', () => topic.report(desk, 3, 40, '井道钢结构完成。')),
    scene('2026-11-18 17:00', () => topic.report(desk, 3, 70, '轿厢和曳引机就位，开始接线。')),
  ]
}
