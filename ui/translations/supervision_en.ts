<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>FilterBar</name>
    <message>
        <source>名称、项目编号或单位</source>
        <translation>Name, project number or firm</translation>
    </message>
    <message>
        <source>查找成果</source>
        <translation>Find submissions</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>收到的时间</source>
        <translation>Time of receipt</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>全部等级</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>本年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>自选日期</source>
        <translation>Between two days</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All firms</translation>
    </message>
    <message>
        <source>全部阶段</source>
        <translation>All stages</translation>
    </message>
</context>
<context>
    <name>MonthsChart</name>
    <message>
        <source>每月合格率</source>
        <translation>Pass rate by month</translation>
    </message>
    <message>
        <source>还没有成果</source>
        <translation>No submissions yet</translation>
    </message>
    <message>
        <source>{0}：{1} 份，合格 {2}，不合格 {3}，合格率 {4}</source>
        <translation>{0}: {1} submissions, {2} pass, {3} fail, pass rate {4}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>成果</source>
        <translation>Submissions</translation>
    </message>
    <message>
        <source>逾期的整改通知</source>
        <translation>Overdue notices</translation>
    </message>
    <message>
        <source>7 天内到期的通知</source>
        <translation>Notices due in 7 days</translation>
    </message>
    <message>
        <source>未决定的异议</source>
        <translation>Objections to be decided</translation>
    </message>
    <message>
        <source>可以抽样的批</source>
        <translation>Lots ready to be drawn</translation>
    </message>
    <message>
        <source>没有未办结的整改通知。</source>
        <translation>No notice is open.</translation>
    </message>
    <message>
        <source>到期的整改通知</source>
        <translation>Notices by deadline</translation>
    </message>
    <message>
        <source>台账中还没有成果。用 surveycheck batch 检查一批文件夹，结果会记入这个台账。</source>
        <translation>The ledger holds no submissions yet. surveycheck batch checks folders of deliverables and records the results in it.</translation>
    </message>
    <message>
        <source>最近收到的成果</source>
        <translation>Received last</translation>
    </message>
    <message>
        <source>通知书</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>绿：合格；红：不合格；灰：未查完。百分数为合格率，按最近一次检查计。</source>
        <translation>Green: pass; red: fail; grey: incomplete. Percent: pass rate by the last check of each.</translation>
    </message>
    <message>
        <source>每月收到的成果和合格率（{0} – {1}）</source>
        <translation>Submissions and pass rate by month ({0} – {1})</translation>
    </message>
</context>
<context>
    <name>SubmissionsPage</name>
    <message>
        <source>成果</source>
        <translation>Submissions</translation>
    </message>
    <message>
        <source>台账中还没有成果</source>
        <translation>The ledger holds no submissions yet</translation>
    </message>
    <message>
        <source>用 surveycheck batch 检查一批文件夹，结果会记入这个台账；也可以打开另一个台账。</source>
        <translation>surveycheck batch checks folders of deliverables and records the results in this ledger; or open another ledger.</translation>
    </message>
    <message>
        <source>没有符合筛选的成果</source>
        <translation>No submission fits the filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>在主窗口中打开这份成果最近一次检查的报告（回车或双击）</source>
        <translation>Open the report of its last check in the main window (Return or double click)</translation>
    </message>
    <message>
        <source>共 {0} 份</source>
        <translation>{0} submissions</translation>
    </message>
</context>
<context>
    <name>Supervision</name>
    <message>
        <source>通过</source>
        <translation>Passes</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>Fails</translation>
    </message>
    <message>
        <source>未查完</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>未检查</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>逾期 {0} 天</source>
        <translation>{0} days overdue</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>还有 {0} 天</source>
        <translation>{0} days</translation>
    </message>
</context>
<context>
    <name>SupervisionMenu</name>
    <message>
        <source>督查工作台</source>
        <translation>Supervision</translation>
    </message>
</context>
<context>
    <name>SupervisionWindow</name>
    <message>
        <source>督查工作台</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>概览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submissions</translation>
    </message>
    <message>
        <source>打开台账…</source>
        <translation>Open ledger…</translation>
    </message>
    <message>
        <source>打开或新建另一个台账文件</source>
        <translation>Open another ledger file, or make a new one</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>所有文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>打开或新建台账</source>
        <translation>Open or make a ledger</translation>
    </message>
</context>
</TS>
