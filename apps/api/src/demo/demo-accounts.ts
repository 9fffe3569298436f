import type { DemoAccount } from '@gongyi/shared/contracts'

/** Printed at every start and shown on the sign-in page: it protects invented people only, in demo mode only. */
export const DEMO_PASSWORD = 'gongyi-demo-2026'

/** Whom a visitor can be. The demo data makes these accounts; the sign-in page lists those the database has. */
export const DEMO_ACCOUNTS = [
  account('resident', '陈志强', '19901000001', '桂苑社区'),
  account('resident', '周桂兰', '19901000002', '桂苑社区'),
  account('coordinator', '林晓燕', '19901000003', '桂苑社区'),
  account('coordinator', '沈国平', '19901000004', '桂苑社区'),
  account('community-admin', '许建明', '19901000005', '桂苑社区'),
  account('supervisor', '方秀珍', '19901000006', '桂苑社区'),
  account('expert', '蒋文涛', '19901000007', '桂苑社区'),
  account('township-admin', '何静', '19901000008', '云溪街道'),
  account('county-observer', '陆海峰', '19901000009', '禾川市'),
  account('auditor', '钱正', '19901000010', '禾川市'),
  account('system-admin', '傅晨', '19901000011', '禾川市'),
  account('coordinator', '吴丽君', '19901000012', '锦澜社区'),
  account('community-admin', '郑伟', '19901000013', '锦澜社区'),
  account('coordinator', '王海燕', '19901000014', '河埠社区'),
  account('community-admin', '孙志远', '19901000015', '河埠社区'),
] as const satisfies readonly DemoAccount[]

function account<const Role extends DemoAccount['role'], const Name extends string>(
  role: Role,
  name: Name,
  phone: string,
  regionName: string,
) {
  return { role, name, phone, regionName, password: DEMO_PASSWORD }
}
