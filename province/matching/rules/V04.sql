/*
id = "V04"
title = "用工领款名单异常"
english = "Something odd on a labour sheet"
severity = "medium"
whole = true
why = "做工的名单上有去世的人、小孩、重名两次的人，或户口上没有的人。"
basis = "村级用工管理；原始凭证须由本人签字"
handler = "乡镇农经站"
lawful = "外村来做工的人不在本地户口上；父亲和儿子分两行写错号码。"
says = "{name}在领款名单上：{what}。"
[sets]
receipts = 0
vouchers = 62
deaths = 40
people = 0
[params.age]
unit = "岁"
default = 16
why = "低于此的算小孩"
[params.labour]
unit = "词"
default = ["工", "劳务", "务工", "清扫", "保洁", "修", "挖", "运", "巡", "除草", "植树"]
why = "摘要里有这些词的才是用工"
[guards]
labour = "慰问、奖学这类不是用工的，不算"
name = "死亡登记姓名对不上的，不算去世"
[evidence]
name = "领款人"
what = "情形"
voucher = "凭证"
summary = "摘要"
handler = "经手人"
*/
WITH sheet AS (
  SELECT r.key AS key, r.village AS village, r.person AS person, r.name AS name,
    r.amount AS amount, r.voucher AS voucher, v.day AS day, v.summary AS summary,
    v.handler AS handler
  FROM receipts AS r JOIN vouchers AS v ON v.key = r.voucher
  WHERE r.person IS NOT NULL AND v.reverses = '' AND has_word(v.summary, labour)
    AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
), dead AS (
  SELECT s.key AS key FROM sheet AS s JOIN deaths AS d ON d.person = s.person
  WHERE same_name(d.name, s.name) GROUP BY s.key, s.day HAVING min(d.died_on) < s.day
), twice AS (
  SELECT voucher, person FROM sheet GROUP BY voucher, person HAVING count(*) > 1
), odd AS (
  SELECT s.key AS key, '那时已经去世' AS what, 1 AS weight
  FROM sheet AS s JOIN dead AS d ON d.key = s.key
  UNION ALL
  SELECT s.key, '还是小孩', 2 FROM sheet AS s LEFT JOIN people AS a ON a.person = s.person
  WHERE months(s.day) - coalesce(months(a.born_on), born_month(s.person)) < param(age) * 12
  UNION ALL
  SELECT s.key, '一张单上两次', 3 FROM sheet AS s
  JOIN twice AS t ON t.voucher = s.voucher AND t.person = s.person
  UNION ALL
  SELECT s.key, '户口上没有', 4 FROM sheet AS s
  WHERE NOT EXISTS (SELECT 1 FROM people AS a WHERE a.person = s.person)
), heaviest AS (
  SELECT key, min(weight) AS weight FROM odd GROUP BY key
)
SELECT s.key AS subject, s.village AS division, s.person AS person, s.amount AS amount,
  s.day AS day, s.name AS name, o.what AS what, s.voucher AS voucher, s.summary AS summary,
  s.handler AS handler
FROM sheet AS s
JOIN heaviest AS f ON f.key = s.key
JOIN odd AS o ON o.key = f.key AND o.weight = f.weight
