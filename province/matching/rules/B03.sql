/*
id = "B03"
title = "户名与领款人不符"
english = "The account is in another name"
severity = "medium"
whole = true
ties = ["guardians"]
why = "钱发到了别人名下的账户。"
basis = "惠民惠农财政补贴资金“一卡通”管理办法：实名发放"
handler = "财政、发卡银行"
lawful = "监护人代领；一户一卡用户主的卡；户名用了同音字或曾用名。"
says = "{name}的钱发到了{holder}名下的账户，共{amount}。"
[sets]
payments = 62
people = 0
guardians = 0
[params.homes]
unit = "词"
default = ["敬老院", "福利院", "养老", "托养", "医院", "学校", "公司", "合作社", "中心", "银行", "代发", "财政"]
why = "户名是这些单位的，不算"
[guards]
fuzzy = "三个字以上只差一个字的，不算"
guardians = "登记过的监护人，不算"
household = "同一户家人的卡（一户一卡），不算"
homes = "敬老院、代发单位的账户，不算"
[evidence]
name = "领款人"
holder = "户名"
account = "账户"
programme = "补贴"
payments_count = "笔数"
*/
WITH other AS (
  SELECT p.person AS person, p.account AS account, p.account_name AS holder, p.name AS name,
    max(p.programme) AS programme, max(p.village) AS village, sum(p.amount) AS amount,
    max(p.paid_on) AS paid_on, count(*) AS payments_count
  FROM payments AS p
  WHERE p.status <> 'returned' AND p.account_name <> '' AND p.account_name <> p.name
    AND NOT same_name(p.account_name, p.name)
    AND NOT has_word(p.account_name, homes)
  GROUP BY p.person, p.account, p.account_name, p.name
)
SELECT concat(o.person, '|', o.account, '|', o.holder) AS subject, max(o.village) AS division,
  o.person AS person, sum(o.amount) AS amount, max(o.paid_on) AS day, max(o.name) AS name,
  o.holder AS holder, o.account AS account, max(o.programme) AS programme,
  sum(o.payments_count) AS payments_count
FROM other AS o
WHERE NOT EXISTS (
    SELECT 1 FROM guardians AS g JOIN people AS w ON w.person = g.guardian
    WHERE g.person = o.person AND same_name(w.name, o.holder)
  )
  AND NOT EXISTS (
    SELECT 1 FROM people AS a JOIN people AS m ON m.household = a.household
    WHERE a.person = o.person AND same_name(m.name, o.holder)
  )
GROUP BY o.person, o.account, o.holder
