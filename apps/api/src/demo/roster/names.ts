import { CAST } from '../world/cast.js'
import type { Chance } from './random.js'

const SURNAMES = (
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔' +
  '钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
).split('')
// Characters that make names and, in threes, no everyday word: public texts mask whatever names the roster holds
const GIVEN = {
  MALE: '建国志强伟军勇杰涛斌浩宇轩博文俊豪鹏飞磊刚毅峰辉亮洋超凯翔宏德昌荣福根祥林海波泉鑫晨睿泽宸'.split(''),
  FEMALE: '桂兰秀英美玲丽娟芳芬敏静雪梅红霞艳玉珍凤仙慧颖婷婉怡欣悦琳琪瑶娜倩菲萍香菊莲翠珠雅诗涵梓萱'.split(''),
} as const

export type Gender = keyof typeof GIVEN

const TAKEN: ReadonlySet<string> = new Set(CAST.map(({ name }) => name))

export function surname(chance: Chance): string {
  return chance.pick(SURNAMES)
}

/** Two given characters, never the same twice, never somebody of the cast. */
export function fullName(chance: Chance, family: string, gender: Gender): string {
  for (;;) {
    const first = chance.pick(GIVEN[gender])
    const second = chance.pick(GIVEN[gender])
    const name = `${family}${first}${second}`
    if (first !== second && !TAKEN.has(name)) return name
  }
}
