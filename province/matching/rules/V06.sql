/*
id = "V06"
title = "禁止报销事项"
english = "Something that public money may not buy"
severity = "high"
why = "烟酒、礼品、旅游这类开支不能在村里报销。"
basis = "中央八项规定精神；村级“零招待”"
handler = "乡镇纪检"
lawful = "烟叶、酒精消毒液这类生产防疫用品；词表有例外词。"
says = "{summary}，{amount}，收款人{payee}。"
[sets]
vouchers = 62
[params.words]
unit = "词"
default = ["香烟", "烟酒", "买烟", "白酒", "红酒", "酒水", "茅台", "礼品", "礼金", "红包", "旅游", "游玩", "招待费", "宴请", "聚餐", "KTV", "洗脚", "足浴", "购物卡", "土特产"]
why = "禁止报销的词"
[params.innocent]
unit = "词"
default = ["烟叶", "烤烟", "禁烟", "戒烟", "酒精", "旅游公路", "旅游厕所", "乡村旅游规划", "旅游标识", "退回", "上交"]
why = "有这些词的不算"
[guards]
innocent = "例外词，不算"
reversed = "已经冲销的，不算"
[evidence]
voucher = "凭证"
summary = "摘要"
payee = "收款人"
handler = "经手人"
approver = "审批人"
*/
SELECT v.key AS subject, v.village AS division, CAST(NULL AS BIGINT) AS person,
  v.amount AS amount, v.day AS day, v.key AS voucher, v.summary AS summary, v.payee AS payee,
  v.handler AS handler, v.approver AS approver
FROM vouchers AS v
WHERE v.direction = 'expense' AND v.amount > 0
  AND has_word(v.summary, words) AND NOT has_word(v.summary, innocent)
  AND NOT EXISTS (SELECT 1 FROM vouchers AS b WHERE b.reverses = v.key)
