/*
id = "V05"
title = "大额现金"
english = "A large payment in cash"
severity = "low"
why = "超过限额的开支应当转账，现金说不清去了哪里。"
basis = "《现金管理暂行条例》结算起点 1,000 元；村级资金非现金结算"
handler = "乡镇农经站"
lawful = "给没有账户的老人发慰问金；银行停机。"
says = "{summary}，用现金付了{amount}给{payee}。"
[sets]
vouchers = 62
[params.limit]
unit = "元"
default = 1000
why = "现金结算起点"
[guards]
reversed = "已经冲销的，不算"
[evidence]
voucher = "凭证"
summary = "摘要"
payee = "收款人"
handler = "经手人"
*/
SELECT v.key AS subject, v.village AS division, CAST(NULL AS BIGINT) AS person,
  v.amount AS amount, v.day AS day, v.key AS voucher, v.summary AS summary, v.payee AS payee,
  v.handler AS handler
FROM vouchers AS v
WHERE v.direction = 'expense' AND v.pay_method = 'cash' AND v.amount > param(limit, v.village)
  AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
