import {
  countOptions,
  type DossierContent,
  type DossierDocument,
  type DossierPoll,
  sealDossier,
  VOTING_PRESETS,
} from '@gongyi/shared/domain'
import { sampleDossierContent } from '@gongyi/shared/testing'
import { describe, expect, it } from 'vitest'
import { pdfPages } from '../../../test/pdf-text.js'
import { renderDossierPdf } from './dossier-pdf.js'
import { groupedHash } from './figures.js'
import type { Locale } from './words.js'

describe('the dossier as PDF', () => {
  it('prints the filing form, the arithmetic and the record as text that can be copied', async () => {
    const text = (await pages(seal(), 'zh')).join('')
    for (const part of [
      '协商结果备案表',
      '云溪协备〔2026〕9号',
      'XS-339921001001-2026-0007',
      '禾川市云溪街道桂苑社区',
      '2026年5月26日11:30',
      '（五）商讨内容',
      '二层承担比例由5%降为2%。',
      '参与表决10名业主，占应表决11名业主的90.91%；要求不少于2/3：10×3＝30≥11×2＝22，达到。',
      '同意703.70㎡，占参与表决861.50㎡的81.68%；要求不少于3/4：703.70×4＝2814.80≥861.50×3＝2584.50，达到。',
      '《民法典》第278',
      '异议1',
      'G3.2告知覆盖每一表决单元；',
      '执行率已验收任务权重之和÷未取消任务权重之和3/742.9%',
      '知晓率有阅读、签收、到会、发表意见、表决或回访确认记录的户(套)数÷应告知户(套)数12/12100.0%',
      '照片为纸质，存放：社区档案室2号柜，林晓燕是已有1',
      '四议两公开记录否不需要0',
      '电子投票审计报告',
      '受理',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('shows its hash in groups of eight on every page', async () => {
    const sealed = seal()
    const all = await pages(sealed, 'zh')
    expect(all.length).toBeGreaterThan(3)
    for (const page of all) expect(page).toContain(sealed.hash)
    expect(
      groupedHash(sealed.hash)
        .split(' ')
        .map((group) => group.length),
    ).toEqual([8, 8, 8, 8, 8, 8, 8, 8])
  })

  it('in English has English words, and says the rule', async () => {
    const text = (await pages(seal(), 'en')).join('')
    expect(text).toContain('Filingformofaconsultationresult')
    expect(text).toContain('Takingpart:10ownersof11ownersentitled,90.91%.Required:atleast2/3.')
    expect(text).not.toMatch(/备案表|附件清单|应表决/)
  })

  it('is the same file each time, and another for another dossier', async () => {
    const [a, b] = [await render(seal(), 'zh'), await render(seal(), 'zh')]
    expect(a.pdf.equals(b.pdf)).toBe(true)
    const other = await render(seal({ title: '另一件事' }), 'zh')
    expect(a.pdf.equals(other.pdf)).toBe(false)
  })

  it('a character the font lacks is printed as 〓 and reported, in the result and on the last page', async () => {
    const sealed = seal({ title: '\u{20001}园路口' })
    const { pdf, missing } = await render(sealed, 'zh')
    expect(missing).toEqual(['U+20001'])
    const all = pdfPages(pdf)
    expect(all[0]).toContain('〓园路口')
    expect(all.at(-1)).toContain('U+20001')
  })

  it('a topic without ballots, tasks or a filing number is printed as such', async () => {
    const text = (await pages(seal(bare()), 'zh')).join('')
    expect(text).toContain('尚未备案')
    expect(text).toContain('未进行表决')
    expect(text).toContain('未进入本环节。')
  })

  it('a ballot that was annulled says so, with the one that took its place', async () => {
    const content = sampleDossierContent()
    const [motion] = content.motions
    const [poll] = motion?.polls ?? []
    if (!motion || !poll) throw new Error('the sample has a poll')
    const annulled = { ...poll, status: 'ANNULLED' as const, annulledReason: '出现新情况' }
    const text = (await pages(seal({ motions: [{ ...motion, polls: [annulled, { ...poll, round: 2 }] }] }), 'zh')).join(
      '',
    )
    expect(text).toContain('本次表决已作废：出现新情况')
    expect(text).toContain('第2轮表决')
  })

  it('answers that are only counted are listed with their finding, and no result is claimed', async () => {
    const content = sampleDossierContent()
    const [motion] = content.motions
    const [poll] = motion?.polls ?? []
    if (!motion || !poll) throw new Error('the sample has a poll')
    const result = {
      kind: 'answers' as const,
      answers: [{ id: 'SS', label: { zh: '非常支持', en: 'Strongly support' }, heads: 201 }],
      finding: { zh: '基本共识', en: 'Basic consensus' },
      figures: [{ label: { zh: '共识度', en: 'Index' }, shown: '73.0' }],
    }
    const polls = [{ ...poll, preset: VOTING_PRESETS.SENTIMENT, result }]
    const text = (await pages(seal({ motions: [{ ...motion, polls, outcome: 'NO_VOTE' }] }), 'zh')).join('')
    expect(text).toContain('非常支持201共识度73.0基本共识')
    expect(text).not.toContain('结论')
  })

  it('a choice between options shows each option’s arithmetic and the run-off', async () => {
    const amount = (heads: number) => ({ heads })
    const counted = countOptions(VOTING_PRESETS.SIMPLE_POLL, amount(300), {
      options: ['A', 'B', 'C'].map((id, i) => ({ id, votes: amount(100 - 20 * i) })),
      abstain: amount(5),
    })
    const content = sampleDossierContent()
    const [motion] = content.motions
    const [poll] = motion?.polls ?? []
    if (!counted.ok || !motion || !poll) throw new Error('the sample has a poll')
    const { outcome, winnerId, runoffBetween } = counted.value
    const [first, ...others] = counted.value.options.map(({ id, count }) => ({
      id,
      label: { zh: `方案${id}`, en: `Plan ${id}` },
      count,
    }))
    if (!first) throw new Error('three options were counted')
    const result: DossierPoll['result'] = {
      kind: 'options',
      round: 'FIRST',
      options: [first, ...others],
      winnerId,
      runoffBetween: [...runoffBetween],
      outcome,
    }
    const polls = [{ ...poll, preset: VOTING_PRESETS.SIMPLE_POLL, result }]
    const changed = seal({ motions: [{ ...motion, polls, outcome }], outcome: 'NOT_ADOPTED' })
    const text = (await pages(changed, 'zh')).join('')
    expect(text).toContain('再行表决的选项：方案A、方案B')
    expect(text).toContain('选项C方案C')
  })

  it('a reply longer than a page loses nothing', async () => {
    const content = sampleDossierContent()
    const sentence = (n: number) => `第${n}句话说明采光和噪音的影响以及补偿的办法。`
    const long = Array.from({ length: 300 }, (_, n) => sentence(n)).join('')
    const label = { zh: '答复', en: 'Reply' }
    const deliberate = {
      ...content.stages.deliberate,
      fields: [{ name: 'replies', label, value: { columns: [label, label], rows: [[long, '短']] } }],
    }
    const text = (await pages(seal({ stages: { ...content.stages, deliberate } }), 'zh')).join('')
    // page feet stand between the pieces, so each sentence but those cut by a page end is whole
    const whole = Array.from({ length: 300 }, (_, n) => text.includes(sentence(n))).filter(Boolean).length
    expect(whole).toBeGreaterThan(290)
  })
})

function bare(): Partial<DossierContent> {
  const { stages } = sampleDossierContent()
  const empty = { enteredAt: null, leftAt: null, fields: [], guards: [] }
  return {
    motions: [],
    filing: null,
    tasks: [],
    executionRate: { numerator: 0, denominator: 0 },
    rates: [],
    objections: [],
    publicity: [],
    resolution: null,
    stages: { ...stages, implement: empty, vote: { ...empty, enteredAt: stages.vote.enteredAt } },
  }
}

function seal(change: Partial<DossierContent> = {}): DossierDocument {
  const sealed = sealDossier({ ...sampleDossierContent(), ...change })
  if (!sealed.ok) throw new Error(JSON.stringify(sealed.error))
  return sealed.value
}

function render(document: DossierDocument, locale: Locale) {
  return renderDossierPdf(document, { locale })
}

async function pages(document: DossierDocument, locale: Locale): Promise<readonly string[]> {
  return pdfPages((await render(document, locale)).pdf)
}
