/*
id = "B01"
title = "多人同一账户"
english = "People of several households paid into one account"
severity = "high"
whole = true
ties = ["guardians", "accounts"]
why = "好几户的钱进了同一张卡，拿卡的人是谁要问清。"
basis = "惠民惠农财政补贴资金“一卡通”管理办法：一户一卡、实名发放"
handler = "财政、发卡银行"
lawful = "监护人代领；敬老院、福利院统一代管；单位代收代发且有委托书。"
says = "户名{holder}的一个账户收了{households_count}户{people_count}人的钱，共{amount}。"
[sets]
payments = 62
people = 0
guardians = 0
[params.most]
unit = "户"
default = 3
why = "一个账户最多几户"
[params.homes]
unit = "词"
default = ["敬老院", "福利院", "养老", "托养", "医院", "学校", "公司", "合作社", "中心", "银行", "代发", "财政"]
why = "户名是这些单位的，不算"
[guards]
guardians = "监护人的账户，不算"
homes = "敬老院、代发单位的账户，不算"
household = "同一户的人共用一张卡，不算"
[evidence]
account = "账户"
holder = "户名"
people_count = "人数"
households_count = "户数"
first_on = "最早"
last_on = "最晚"
*/
WITH shared AS (
  SELECT account FROM payments WHERE account <> '' AND status <> 'returned'
  GROUP BY account HAVING min(person) <> max(person)
), users AS (
  SELECT p.account AS account, p.person AS person, max(p.account_name) AS holder,
    max(p.village) AS village, sum(p.amount) AS amount, min(p.paid_on) AS first_on,
    max(p.paid_on) AS last_on
  FROM payments AS p
  JOIN shared AS s ON s.account = p.account
  WHERE p.status <> 'returned' AND NOT has_word(p.account_name, homes)
  GROUP BY p.account, p.person
), counted AS (
  SELECT u.account AS account, u.person AS person, u.holder AS holder, u.village AS village,
    u.amount AS amount, u.first_on AS first_on, u.last_on AS last_on,
    coalesce(a.household, concat('person ', u.person)) AS home
  FROM users AS u
  LEFT JOIN people AS a ON a.person = u.person
  WHERE NOT EXISTS (
    SELECT 1 FROM guardians AS g
    JOIN people AS w ON w.person = g.guardian
    WHERE g.person = u.person AND w.name = u.holder
  )
)
SELECT c.account AS subject, min(c.village) AS division, CAST(NULL AS BIGINT) AS person,
  sum(c.amount) AS amount, max(c.last_on) AS day, c.account AS account, max(c.holder) AS holder,
  count(*) AS people_count, count(DISTINCT c.home) AS households_count,
  min(c.first_on) AS first_on, max(c.last_on) AS last_on
FROM counted AS c
GROUP BY c.account
HAVING count(DISTINCT c.home) > param(most)
