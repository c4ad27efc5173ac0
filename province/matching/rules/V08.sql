/*
id = "V08"
title = "迟公开"
english = "Published late"
severity = "low"
why = "村里的账每个季度要公开，迟了村民就看不到。"
basis = "《村民委员会组织法》第三十条：一般事项至少每季度公布一次"
handler = "乡镇农经站"
lawful = "系统停机、节假日顺延。"
says = "{quarter}有{vouchers_count}张凭证到{limit_on}还没有公开，合计{amount}。"
[sets]
vouchers = 62
[params.days]
unit = "天"
default = 20
why = "季度结束后几天内公开"
[guards]
time = "还没到时候的，不算"
[evidence]
quarter = "季度第一天"
limit_on = "季度末"
vouchers_count = "凭证数"
unpublished_count = "至今没有公开"
latest_on = "最晚公开"
*/
WITH dated AS (
  SELECT v.village AS village, v.amount AS amount, v.published_on AS published_on,
    months(v.day) // 3 AS quarter_no, CAST(date_trunc('quarter', v.day) AS DATE) AS quarter
  FROM vouchers AS v
), late AS (
  SELECT d.village AS village, d.quarter AS quarter, d.amount AS amount,
    d.published_on AS published_on, d.quarter_no AS quarter_no,
    CAST(last_day(d.quarter + INTERVAL 2 MONTH) AS DATE) AS limit_on
  FROM dated AS d
)
SELECT concat(l.village, '|', l.quarter_no) AS subject, l.village AS division,
  CAST(NULL AS BIGINT) AS person, sum(abs(l.amount)) AS amount, l.limit_on AS day,
  l.quarter AS quarter, l.limit_on AS limit_on, count(*) AS vouchers_count,
  sum(CASE WHEN l.published_on IS NULL THEN 1 ELSE 0 END) AS unpublished_count,
  max(l.published_on) AS latest_on
FROM late AS l
WHERE date_diff('day', l.limit_on, coalesce(l.published_on, as_of())) > param(days, l.village)
GROUP BY l.village, l.quarter_no, l.quarter, l.limit_on
