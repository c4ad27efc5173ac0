/*
id = "M01"
title = "低保与特困重复"
english = "On a subsistence list and on the extreme hardship list in the same month"
severity = "medium"
why = "特困供养已经包含基本生活，同时领低保是重复。"
basis = "《特困人员认定办法》：特困人员不再适用最低生活保障"
handler = "民政"
lawful = "转为特困当月两边登记交叉一天。"
says = "{name}从{day}起同时在{list}和特困名单上。"
[sets]
rosters = 0
[guards]
[evidence]
name = "姓名"
list = "低保名单"
dibao_since = "列入低保"
dibao_until = "退出低保"
tekun_since = "列入特困"
tekun_until = "退出特困"
*/
SELECT concat(d.key, '|', t.key) AS subject, d.village AS division, d.person AS person,
  CAST(NULL AS BIGINT) AS amount, greatest(d.since, t.since) AS day, d.name AS name,
  d.list AS list, d.since AS dibao_since, d.until AS dibao_until, t.since AS tekun_since,
  t.until AS tekun_until
FROM rosters AS d
JOIN rosters AS t ON t.person = d.person
WHERE d.list IN ('dibao', 'urban_dibao')
  AND t.list = 'tekun'
  AND (d.until IS NULL OR months(d.until) > months(t.since))
  AND (t.until IS NULL OR months(t.until) > months(d.since))
