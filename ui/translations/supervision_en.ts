<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>BatchPage</name>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>已停止；已完成的都在台账中，再次开始即接着做</source>
        <translation>Stopped; what is done stands in the ledger, and the next start goes on</translation>
    </message>
    <message>
        <source>要检查的文件夹</source>
        <translation>Folders to check</translation>
    </message>
    <message>
        <source>添加文件夹…</source>
        <translation>Add folder…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除选中的文件夹（Delete）；没有选中时移除全部</source>
        <translation>Removes the selected folders (Delete); all where none is selected</translation>
    </message>
    <message>
        <source>规则包</source>
        <translation>Rule pack</translation>
    </message>
    <message>
        <source>由各成果识别</source>
        <translation>Told from each submission</translation>
    </message>
    <message>
        <source>同时检查</source>
        <translation>At a time</translation>
    </message>
    <message>
        <source>未查完的重新检查</source>
        <translation>Check incomplete ones again</translation>
    </message>
    <message>
        <source>开始检查</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>已检查的成果</source>
        <translation>Checked submissions</translation>
    </message>
    <message>
        <source>选择或拖入放有成果的文件夹，可以多个。每份成果单独检查，结果随即记入台账；已有结果的不再检查，随时可以停止。</source>
        <translation>Choose or drop folders that hold submissions, one or several. Each submission is checked by itself and its result recorded at once; what has a result is not checked again. Stop at any time.</translation>
    </message>
    <message>
        <source>还没有检查</source>
        <translation>Nothing checked yet</translation>
    </message>
    <message>
        <source>规则包文件夹…</source>
        <translation>Pack folder…</translation>
    </message>
    <message>
        <source>选择规则包文件夹</source>
        <translation>Choose a pack folder</translation>
    </message>
    <message>
        <source>选择成果所在的文件夹</source>
        <translation>Choose a folder with submissions</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>正在停止…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>新记入 {0}，已有结果 {1}；合格 {2}，不合格 {3}，未查完 {4}</source>
        <translation>{0} new, {1} known already; {2} passed, {3} failed, {4} not checked completely</translation>
    </message>
    <message>
        <source>没有做完；已完成的都在台账中</source>
        <translation>Not finished; what is done stands in the ledger</translation>
    </message>
    <message>
        <source>这份成果的结果在另一个台账中。请先打开那个台账。</source>
        <translation>The result of this submission is in another ledger. Open that one first.</translation>
    </message>
    <message>
        <source>这份成果没有记入结果，没有报告。</source>
        <translation>No result of this submission was recorded: there is no report.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>选择写出文件的文件夹</source>
        <translation>Folder for the files</translation>
    </message>
    <message>
        <source>已写出 {0} 个文件</source>
        <translation>{0} files written</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Closed</translation>
    </message>
</context>
<context>
    <name>BulletinsPage</name>
    <message>
        <source>通报</source>
        <translation>Bulletins</translation>
    </message>
    <message>
        <source>通报汇总一段时间内收到的成果：合格率、常见问题、各单位情况。发布后内容不变。</source>
        <translation>A bulletin sums up what was received in a span of days: pass rates, commonest defects, firms. Once issued it stays as it is.</translation>
    </message>
    <message>
        <source>还没有发布通报</source>
        <translation>No bulletins yet</translation>
    </message>
    <message>
        <source>新通报…</source>
        <translation>New bulletin…</translation>
    </message>
    <message>
        <source>写出通报…</source>
        <translation>Write bulletin…</translation>
    </message>
    <message>
        <source>网页、PDF、DOCX、XLSX 和 JSON</source>
        <translation>page, PDF, DOCX, XLSX and JSON</translation>
    </message>
    <message>
        <source>没有成果。</source>
        <translation>No submissions.</translation>
    </message>
    <message>
        <source>各单位</source>
        <translation>Firms</translation>
    </message>
    <message>
        <source>没有问题。</source>
        <translation>No defects.</translation>
    </message>
    <message>
        <source>常见问题</source>
        <translation>Commonest defects</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发布日期</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>（未写明）</source>
        <translation>(not told)</translation>
    </message>
    <message>
        <source>合格率</source>
        <translation>Pass rate</translation>
    </message>
    <message>
        <source>首次合格率</source>
        <translation>First pass rate</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Defects</translation>
    </message>
    <message>
        <source>选一份通报，这里显示它的数字</source>
        <translation>Choose a bulletin to see its figures</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>{0} 份：合格 {1}，不合格 {2}，未查完 {3}</source>
        <translation>{0}: {1} pass, {2} fail, {3} incomplete</translation>
    </message>
    <message>
        <source>收到的时间从</source>
        <translation>Received from</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
    <message>
        <source>发布单位</source>
        <translation>Issued by office</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may stay empty</translation>
    </message>
    <message>
        <source>合格率 {0}，首次合格率 {1}</source>
        <translation>Pass rate {0}, of first submissions {1}</translation>
    </message>
    <message>
        <source>新通报</source>
        <translation>New bulletin</translation>
    </message>
    <message>
        <source>发布后存入台账，再次写出时内容不变。</source>
        <translation>It is kept in the ledger, and written again as it was.</translation>
    </message>
</context>
<context>
    <name>DoneModel</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
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
        <source>用时（秒）</source>
        <translation>Seconds</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledger</translation>
    </message>
    <message>
        <source>已有结果</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>新记入</source>
        <translation>New</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
</context>
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
    <name>Form</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>InspectionsPage</name>
    <message>
        <source>抽中的成果</source>
        <translation>Drawn units</translation>
    </message>
    <message>
        <source>没有检查项。</source>
        <translation>No items.</translation>
    </message>
    <message>
        <source>检查单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>记录结果…</source>
        <translation>Note result…</translation>
    </message>
    <message>
        <source>记录所选人工项目的结果（回车或双击）</source>
        <translation>Note the result of the chosen manual item (Return or double click)</translation>
    </message>
    <message>
        <source>导入检测数据…</source>
        <translation>Import check survey…</translation>
    </message>
    <message>
        <source>重新检查并评定</source>
        <translation>Check again and grade</translation>
    </message>
    <message>
        <source>连同记录的结果和检测数据一起检查</source>
        <translation>With what was noted, and the check survey</translation>
    </message>
    <message>
        <source>打开报告</source>
        <translation>Open report</translation>
    </message>
    <message>
        <source>批</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>未检查</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>未评定</source>
        <translation>Not graded</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>检查项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>选一份成果，这里显示它的检查单</source>
        <translation>Choose a unit to see its checklist</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>检测数据</source>
        <translation>Check survey</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{0} 处</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>自动检查</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>按规则包</source>
        <translation>As the pack says</translation>
    </message>
    <message>
        <source>不通过的类别</source>
        <translation>Class of a failure</translation>
    </message>
    <message>
        <source>证据文件</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>可留空；文件的路径</source>
        <translation>may stay empty; path of a file</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>选择检测数据</source>
        <translation>Choose a check survey</translation>
    </message>
    <message>
        <source>导入检测数据</source>
        <translation>Import check survey</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>LotsPage</name>
    <message>
        <source>批</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>先登记检查员，再关闭一批：名单封存并公布摘要，到公布日输入公开号码后抽样。</source>
        <translation>Register inspectors, then close a lot: its list is sealed and its digests published; on its day the public number is entered, and the lot is drawn.</translation>
    </message>
    <message>
        <source>还没有批</source>
        <translation>No lots yet</translation>
    </message>
    <message>
        <source>关闭一批…</source>
        <translation>Close a lot…</translation>
    </message>
    <message>
        <source>复制摘要</source>
        <translation>Copy digests</translation>
    </message>
    <message>
        <source>公布日之前公布这两个摘要</source>
        <translation>Publish both digests before the day of the number</translation>
    </message>
    <message>
        <source>写出公示文件…</source>
        <translation>File to publish…</translation>
    </message>
    <message>
        <source>输入号码抽样…</source>
        <translation>Enter number…</translation>
    </message>
    <message>
        <source>写出抽样单…</source>
        <translation>Sampling sheet…</translation>
    </message>
    <message>
        <source>尚未抽样。</source>
        <translation>Not drawn yet.</translation>
    </message>
    <message>
        <source>抽中的成果</source>
        <translation>Drawn units</translation>
    </message>
    <message>
        <source>登记检查员…</source>
        <translation>Add inspector…</translation>
    </message>
    <message>
        <source>登记回避…</source>
        <translation>Keep away…</translation>
    </message>
    <message>
        <source>核对抽样记录…</source>
        <translation>Verify a protocol…</translation>
    </message>
    <message>
        <source>在本机重做抽样记录文件中的抽样</source>
        <translation>Repeat the draw of a protocol on this machine</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>批量</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>样本</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>待公布 {0}</source>
        <translation>due {0}</translation>
    </message>
    <message>
        <source>评定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>选一批，这里显示它的名单、摘要和抽样结果</source>
        <translation>Choose a lot to see its list, digests and draw</translation>
    </message>
    <message>
        <source>{0} 个，抽 {1} 个（{2} 版抽样表，{3}）</source>
        <translation>{0} units, {1} to be drawn (table of {2}, {3})</translation>
    </message>
    <message>
        <source>公开号码</source>
        <translation>Public number</translation>
    </message>
    <message>
        <source>分层</source>
        <translation>Strata</translation>
    </message>
    <message>
        <source>未列入</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>{0} 个（原因见公示文件）</source>
        <translation>{0} (reasons are in the file to publish)</translation>
    </message>
    <message>
        <source>{0}：{1} 个中抽 {2} 个</source>
        <translation>{0}: {2} of {1} drawn</translation>
    </message>
    <message>
        <source>批的名称</source>
        <translation>Name of the lot</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may stay empty</translation>
    </message>
    <message>
        <source>可留空；写全称</source>
        <translation>may stay empty; whole name</translation>
    </message>
    <message>
        <source>收到的时间从</source>
        <translation>Received from</translation>
    </message>
    <message>
        <source>到</source>
        <translation>to</translation>
    </message>
    <message>
        <source>抽样表</source>
        <translation>Sampling table</translation>
    </message>
    <message>
        <source>公开号码的名称</source>
        <translation>Public number</translation>
    </message>
    <message>
        <source>尚未公布的彩票或指数，写明期次</source>
        <translation>a lottery or index not known yet, with its issue</translation>
    </message>
    <message>
        <source>公布日</source>
        <translation>Day of the number</translation>
    </message>
    <message>
        <source>每个成果的检查员</source>
        <translation>Inspectors for a unit</translation>
    </message>
    <message>
        <source>名单一经关闭不能更改。公布日必须晚于今天，先公布摘要，再等号码公布。</source>
        <translation>A closed list is never changed. The day of the number must be later than today: publish the digests first.</translation>
    </message>
    <message>
        <source>关闭一批</source>
        <translation>Close a lot</translation>
    </message>
    <message>
        <source>关闭名单</source>
        <translation>Close the list</translation>
    </message>
    <message>
        <source>没有符合条件、可以列入的成果。</source>
        <translation>Nothing fits that could go into a lot.</translation>
    </message>
    <message>
        <source>{0} 个单位成果超过 {1} 个，将分成几批。</source>
        <translation>{0} units are more than {1}: several lots will be made.</translation>
    </message>
    <message>
        <source>{0} 个单位成果，抽 {1} 个（{2} 版抽样表，来源：{3}）。</source>
        <translation>{0} units, {1} to be drawn (table of {2}, source: {3}).</translation>
    </message>
    <message>
        <source>检查员 {0} 人，回避 {1} 条；未列入 {2} 个。</source>
        <translation>{0} inspectors, {1} to keep away; {2} left out.</translation>
    </message>
    <message>
        <source>批 {0} 的号码：{1}，{2} 公布。每批只能抽一次。</source>
        <translation>The number of {0}: {1}, known on {2}. A lot is drawn once.</translation>
    </message>
    <message>
        <source>抽样</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>登记检查员</source>
        <translation>Add an inspector</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>现有：{0}</source>
        <translation>There are: {0}</translation>
    </message>
    <message>
        <source>写全称</source>
        <translation>whole name</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>登记回避</source>
        <translation>Keep away</translation>
    </message>
    <message>
        <source>检查员不会被抽到回避单位的成果；已关闭的批不受影响。</source>
        <translation>The inspector is not drawn for that firm; lots that are closed stay as they are.</translation>
    </message>
    <message>
        <source>选择抽样记录</source>
        <translation>Choose a protocol</translation>
    </message>
    <message>
        <source>抽样记录</source>
        <translation>Protocol of a draw</translation>
    </message>
    <message>
        <source>抽样记录属实：批 {0} 按所记名单和号码重做，得到相同的 {1} 个成果和检查员。</source>
        <translation>The protocol holds: the draw of {0} gives the same {1} units and inspectors.</translation>
    </message>
    <message>
        <source>抽样记录不符：批 {0} 重做的结果与记录不同（{1}）。</source>
        <translation>The protocol does not hold: the draw of {0} gives something else ({1}).</translation>
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
    <name>NoticesPage</name>
    <message>
        <source>整改通知</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>未办结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>在“成果”页选一份不合格的成果，按“发整改通知…”。</source>
        <translation>Choose a submission that fails on the page Submissions, then Issue notice….</translation>
    </message>
    <message>
        <source>没有这样的整改通知</source>
        <translation>No such notices</translation>
    </message>
    <message>
        <source>复查…</source>
        <translation>Re-check…</translation>
    </message>
    <message>
        <source>与再次提交的成果逐处对照</source>
        <translation>Hold what was handed in again against it</translation>
    </message>
    <message>
        <source>写出通知书…</source>
        <translation>Write notice…</translation>
    </message>
    <message>
        <source>登记异议…</source>
        <translation>Objection…</translation>
    </message>
    <message>
        <source>决定异议…</source>
        <translation>Decide…</translation>
    </message>
    <message>
        <source>决定结案…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>没有异议。</source>
        <translation>No objections.</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
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
        <source>未决定</source>
        <translation>not decided</translation>
    </message>
    <message>
        <source>成立</source>
        <translation>upheld</translation>
    </message>
    <message>
        <source>不成立</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>（逾期）</source>
        <translation> (late)</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>选一份整改通知，这里显示期限、复查和异议</source>
        <translation>Choose a notice to see deadline, re-checks and objections</translation>
    </message>
    <message>
        <source>整改通知书 {0}</source>
        <translation>Notice {0}</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Defects</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>可提出异议至</source>
        <translation>Objections until</translation>
    </message>
    <message>
        <source>复查</source>
        <translation>Re-check</translation>
    </message>
    <message>
        <source>{0} 次</source>
        <translation>{0} so far</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>把同一项目、同一阶段最新提交的成果与通知书 {0} 逐处对照；全部改正且合格的，通知书结案。</source>
        <translation>Holds the newest submission of the same project and stage against notice {0}; where all is mended and it passes, the notice is closed.</translation>
    </message>
    <message>
        <source>复查人</source>
        <translation>Re-checked by</translation>
    </message>
    <message>
        <source>复查 {0}：已改正 {1}，仍存在 {2}，新出现 {3}，无法判断 {4}；{5}</source>
        <translation>Re-check of {0}: fixed {1}, still there {2}, new {3}, unknown {4}; {5}</translation>
    </message>
    <message>
        <source>已结案</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>未结案</source>
        <translation>stays open</translation>
    </message>
    <message>
        <source>收到异议的日期</source>
        <translation>Came in on</translation>
    </message>
    <message>
        <source>逾期提出的也登记，并注明逾期；是否受理由人决定。</source>
        <translation>One that is late is recorded as late; whether it is heard is for people to say.</translation>
    </message>
    <message>
        <source>登记异议</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>不成立，通知有效</source>
        <translation>Rejected: the notice stands</translation>
    </message>
    <message>
        <source>成立，撤销通知</source>
        <translation>Upheld: the notice is withdrawn</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>决定人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>决定异议</source>
        <translation>Decide on an objection</translation>
    </message>
    <message>
        <source>决定结案</source>
        <translation>Close by decision</translation>
    </message>
    <message>
        <source>复查全部合格的会自动结案；这里用于其他情形，须写明理由。</source>
        <translation>A re-check in which all is mended closes a notice by itself; this is for other cases, with a reason.</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>OfLot</name>
    <message>
        <source>批</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>在“批与抽样”页关闭一批，到公布日输入号码抽样。</source>
        <translation>Close a lot on the page Lots, and draw it on the day of its number.</translation>
    </message>
    <message>
        <source>还没有抽样的批</source>
        <translation>No lot is drawn yet</translation>
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
        <source>台账中还没有成果。在“批量检查”页检查一批文件夹，结果会记入这个台账。</source>
        <translation>There is no submission in the ledger yet. Check folders on the page Batch: the results are recorded in this ledger.</translation>
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
        <source>在“批量检查”页检查一批文件夹，结果会记入这个台账；也可以打开另一个台账。</source>
        <translation>Check folders on the page Batch: the results are recorded in this ledger. Or open another ledger.</translation>
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
        <source>发整改通知…</source>
        <translation>Issue notice…</translation>
    </message>
    <message>
        <source>共 {0} 份</source>
        <translation>{0} submissions</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>签发单位</source>
        <translation>Issued by office</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may stay empty</translation>
    </message>
    <message>
        <source>整改通知：{0}</source>
        <translation>Notice: {0}</translation>
    </message>
    <message>
        <source>通知书列出最近一次检查的全部问题；再次提交后在“整改”页复查。</source>
        <translation>The notice lists all defects of the last check; what is handed in again is re-checked on the page Notices.</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>规则包没有规定提出异议的期限，通知书写明以主管部门的规定为准。</source>
        <translation>The pack does not say how long the firm may object: the notice leaves it to the authority.</translation>
    </message>
    <message>
        <source>可在发出后 {0} 日内提出异议（依据：{1}；确定程度：{2}）。</source>
        <translation>Objections within {0} days of issue (source: {1}; certainty: {2}).</translation>
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
    <message>
        <source>批合格</source>
        <translation>Lot accepted</translation>
    </message>
    <message>
        <source>批不合格</source>
        <translation>Lot rejected</translation>
    </message>
    <message>
        <source>不分层（简单随机）</source>
        <translation>None (simple draw)</translation>
    </message>
    <message>
        <source>按单位</source>
        <translation>By firm</translation>
    </message>
    <message>
        <source>按区县</source>
        <translation>By district</translation>
    </message>
    <message>
        <source>按资质</source>
        <translation>By qualification</translation>
    </message>
    <message>
        <source>按项目类型</source>
        <translation>By kind of project</translation>
    </message>
    <message>
        <source>按月份</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>按阶段</source>
        <translation>By stage</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>待查</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>标准规定</source>
        <translation>a standard</translation>
    </message>
    <message>
        <source>公开资料中的通行做法</source>
        <translation>practice seen in public sources</translation>
    </message>
    <message>
        <source>项目设定</source>
        <translation>set for the project</translation>
    </message>
    <message>
        <source>未核实</source>
        <translation>not verified</translation>
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
        <source>批量检查</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>批与抽样</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Inspect</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>整改</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>通报</source>
        <translation>Bulletins</translation>
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
    <message>
        <source>关闭即停止批量检查。已完成的都在台账中，下次开始接着做。</source>
        <translation>Closing stops the batch. What is done is in the ledger; the next start goes on from there.</translation>
    </message>
    <message>
        <source>停止并关闭</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>批量检查正在进行</source>
        <translation>A batch is being checked</translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>VerdictsPage</name>
    <message>
        <source>样本</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>评定并存入</source>
        <translation>Keep verdict</translation>
    </message>
    <message>
        <source>结论连同依据存入台账</source>
        <translation>Keep the verdict in the ledger with all that it rests on</translation>
    </message>
    <message>
        <source>写出检验报告…</source>
        <translation>Inspection report…</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>批</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>未评定</source>
        <translation>Not graded</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>尚不能评定</source>
        <translation>Not known yet</translation>
    </message>
    <message>
        <source>批的最终等级</source>
        <translation>Final grade of the lot</translation>
    </message>
    <message>
        <source>存入台账</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>尚缺：</source>
        <translation>Missing:</translation>
    </message>
    <message>
        <source>重新评定这一批？</source>
        <translation>Judge this lot anew?</translation>
    </message>
    <message>
        <source>此前的结论会被替换，台账中留有记录。</source>
        <translation>The verdict that is kept is replaced; the ledger tells of it.</translation>
    </message>
    <message>
        <source>重新评定</source>
        <translation>Judge anew</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>可留空，手填</source>
        <translation>empty: filled in by hand</translation>
    </message>
    <message>
        <source>报告编号</source>
        <translation>Number of the report</translation>
    </message>
    <message>
        <source>委托单位</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>抽样人</source>
        <translation>Sampled by</translation>
    </message>
    <message>
        <source>抽样地点</source>
        <translation>Place of sampling</translation>
    </message>
    <message>
        <source>样品状态</source>
        <translation>State of the samples</translation>
    </message>
    <message>
        <source>结论还没有存入台账，写出的报告为草稿。</source>
        <translation>No verdict is kept yet: the report will be a draft.</translation>
    </message>
    <message>
        <source>写出检验报告</source>
        <translation>Inspection report</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
</context>
</TS>
