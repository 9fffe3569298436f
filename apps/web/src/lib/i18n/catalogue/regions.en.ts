import type { SameWords } from '../shape.js'
import type { messages as zh } from './regions.zh.js'

export const messages = {
  title: 'Regions and accounts',
  lead: 'Add townships first, then their communities, then open accounts for each community.',
  back: 'Back to the desk',
  tree: 'Regions',
  accounts: 'Accounts and codes',
  numberLike: '{{prefix}}〔year〕number',
  cannotFile:
    'This township has no prefix for filing numbers, so nothing its communities submit can be filed. Ask whoever runs the server to add it.',
  levels: {
    PROVINCE: 'Province',
    CITY: 'City',
    COUNTY: 'County',
    TOWNSHIP: 'Township',
    VILLAGE_COMMUNITY: 'Community or village',
    GRID: 'Grid',
    MICRO_GRID: 'Micro-grid',
  },
  kinds: {
    XIANG: 'Rural township',
    ZHEN: 'Town',
    JIEDAO: 'Sub-district',
    VILLAGE: 'Village',
    COMMUNITY: 'Community',
    MIXED: 'Village turned community',
  },
  fields: {
    level: 'Level',
    kind: 'Kind',
    code: 'Region code',
    name: 'Full name',
    shortName: 'Short name',
    filingPrefix: 'Prefix of filing numbers',
  },
  add: {
    title: 'Add below {{parent}}',
    note: 'Code and name as published by the statistics office; a region once added stays.',
    codeNote: '{{digits}} digits, beginning with {{parent}} of the region above.',
    codeError: 'The code has {{digits}} digits and begins with {{parent}}.',
    nameNote: 'As on the office’s sign.',
    shortNameNote: 'As people say it. Left empty, the full name is used.',
    prefixNote: 'It stands before the year and the number of every filing, as the township’s letters write it.',
    prefixError: 'Please give the prefix, two characters at least.',
    choose: 'Please choose',
    chooseError: 'Please choose the kind.',
    fill: 'Please fill this in.',
    submit: 'Add',
    done: '{{name}} was added',
  },
} satisfies SameWords<typeof zh>
