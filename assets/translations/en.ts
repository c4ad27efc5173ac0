<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Home</name>
    <message>
        <source>换个村</source>
        <translation>Other village</translation>
    </message>
    <message>
        <source>小字</source>
        <translation>Small type</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>查我的补贴</source>
        <translation>My subsidies</translation>
    </message>
    <message>
        <source>刷身份证，或输入身份证号。发了没有、发了多少、谁发的，一看就明白</source>
        <translation>Lay down your ID card, or type its number. See what was paid, how much, and by whom</translation>
    </message>
    <message>
        <source>看村里的账</source>
        <translation>Village accounts</translation>
    </message>
    <message>
        <source>钱从哪来、花到哪去</source>
        <translation>Where money came from, where it went</translation>
    </message>
    <message>
        <source>说一说</source>
        <translation>Speak up</translation>
    </message>
    <message>
        <source>问一问、改个错、提意见</source>
        <translation>Ask, correct, suggest</translation>
    </message>
    <message>
        <source>看村里的事</source>
        <translation>Village affairs</translation>
    </message>
    <message>
        <source>工程、决议、名单</source>
        <translation>Works, decisions, lists</translation>
    </message>
    <message>
        <source>查回复</source>
        <translation>My answers</translation>
    </message>
    <message>
        <source>输入查询编号</source>
        <translation>Type your receipt number</translation>
    </message>
</context>
<context>
    <name>home</name>
    <message>
        <source>明镜</source>
        <translation>Mingjing</translation>
    </message>
    <message>
        <source>{year} 年村里</source>
        <translation>The village in {year}</translation>
    </message>
    <message>
        <source>收入 {sum}</source>
        <translation>Income {sum}</translation>
    </message>
    <message>
        <source>支出 {sum}</source>
        <translation>Spent {sum}</translation>
    </message>
    <message>
        <source>发补贴 {count} 笔</source>
        <translation>Subsidies paid: {count}</translation>
    </message>
    <message>
        <source>把身份证放到读卡处，直接查</source>
        <translation>Lay your ID card on the reader</translation>
    </message>
    <message>
        <source>请带身份证，照着输号码</source>
        <translation>Type the number on your ID card</translation>
    </message>
    <message>
        <source>还没有数据，等机器连上网就有了</source>
        <translation>No data yet. They come when the machine is online</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>1 月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2 月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3 月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4 月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5 月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6 月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7 月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8 月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9 月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10 月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11 月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12 月</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>{month} {day} 日</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{year} 年 {day}</source>
        <translation>{day} {year}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year} 年 {month}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{sum} 元</source>
        <translation>¥{sum}</translation>
    </message>
    <message>
        <source>数据到 {day}</source>
        <translation>Data up to {day}</translation>
    </message>
</context>
</TS>
