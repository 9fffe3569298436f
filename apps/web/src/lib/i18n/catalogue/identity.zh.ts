export const messages = {
  signIn: {
    title: '登录',
    lead: '用社区登记的手机号登录。',
    phone: '手机号',
    phoneError: '请输入 11 位手机号',
    by: '登录方式',
    byPassword: '密码',
    byCode: '一次性登录码',
    password: '密码',
    passwordError: '请输入密码',
    code: '一次性登录码',
    codeHint: '没有密码？请社区工作人员打印一张登录码。',
    codeError: '请输入登录码',
    submit: '登录',
    already: '您已登录',
    continue: '继续',
  },
}
