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
        <source>按“开始检查”</source>
        <translation>Press Start</translation>
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
        <source>成果数</source>
        <translation>Submissions</translation>
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
        <source>每月收到的成果和合格率</source>
        <translation>Submissions and pass rate by month</translation>
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
        <translation>Received until</translation>
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
    <name>Closing</name>
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
        <source>批的名称</source>
        <translation>Name of the lot</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>全部阶段</source>
        <translation>All stages</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All firms</translation>
    </message>
    <message>
        <source>区县</source>
        <translation>District</translation>
    </message>
    <message>
        <source>全部区县</source>
        <translation>All districts</translation>
    </message>
    <message>
        <source>项目类型</source>
        <translation>Kind of project</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>收到的时间从</source>
        <translation>Received from</translation>
    </message>
    <message>
        <source>到</source>
        <translation>Received until</translation>
    </message>
    <message>
        <source>分层</source>
        <translation>Strata</translation>
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
        <source>没有符合条件、可以列入的成果。</source>
        <translation>Nothing fits that could go into a lot.</translation>
    </message>
    <message>
        <source>{0} 个单位成果超过 {1} 个，将分成几批。</source>
        <translation>{0} units are more than {1}: several lots will be made.</translation>
    </message>
    <message numerus="yes">
        <source>{0} 个单位成果，抽 {1} 个（{2} 版抽样表，来源：{3}）。</source>
        <translation>
            <numerusform>{0} unit, {1} to be drawn (table of {2}, source: {3}).</numerusform>
            <numerusform>{0} units, {1} to be drawn (table of {2}, source: {3}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>检查员 {0} 人，回避 {1} 条；未列入 {2} 个。</source>
        <translation>
            <numerusform>{0} inspector, {1} to keep away; {2} left out.</numerusform>
            <numerusform>{0} inspectors, {1} to keep away; {2} left out.</numerusform>
        </translation>
    </message>
    <message>
        <source>共 {0} 层</source>
        <translation>{0} strata in all</translation>
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
    <name>FirmDialog</name>
    <message>
        <source>单位情况：{0}</source>
        <translation>Firm: {0}</translation>
    </message>
    <message>
        <source>没有在两份以上成果中重复出现的问题。</source>
        <translation>No defect in two submissions or more.</translation>
    </message>
    <message>
        <source>重复出现的问题</source>
        <translation>Repeated defects</translation>
    </message>
    <message>
        <source>没有整改通知。</source>
        <translation>No notices.</translation>
    </message>
    <message>
        <source>整改通知</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>没有信用信息。</source>
        <translation>No credit information.</translation>
    </message>
    <message>
        <source>信用信息</source>
        <translation>Credit information</translation>
    </message>
    <message>
        <source>录入信用信息…</source>
        <translation>Enter credit information…</translation>
    </message>
    <message>
        <source>每月收到的成果和合格率</source>
        <translation>Submissions and pass rate by month</translation>
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
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>处数</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>单位情况</source>
        <translation>About the firm</translation>
    </message>
    <message>
        <source>成果数</source>
        <translation>Submissions</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
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
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>{0} 份：合格 {1}，不合格 {2}，未查完 {3}</source>
        <translation>{0}: {1} pass, {2} fail, {3} incomplete</translation>
    </message>
    <message>
        <source>{0}（首次提交 {1} 份）</source>
        <translation>{0} (of {1} first ones)</translation>
    </message>
    <message>
        <source>合格率</source>
        <translation>Pass rate</translation>
    </message>
    <message>
        <source>首次合格率</source>
        <translation>First-submission pass rate</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>良好信息</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>严重</source>
        <translation>severe</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>general</translation>
    </message>
    <message>
        <source>轻微</source>
        <translation>light</translation>
    </message>
    <message>
        <source>不良信息·{0}</source>
        <translation>Bad, {0}</translation>
    </message>
    <message>
        <source>文号、通报或网址</source>
        <translation>document, bulletin or address</translation>
    </message>
    <message>
        <source>录入人</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>录入信用信息</source>
        <translation>Enter credit information</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Enter</translation>
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
        <source>其余全部通过…</source>
        <translation>Pass the rest…</translation>
    </message>
    <message>
        <source>待查的人工项目全部记为通过</source>
        <translation>All manual items that are still to do pass</translation>
    </message>
    <message>
        <source>录入检测数据…</source>
        <translation>Type check survey…</translation>
    </message>
    <message>
        <source>在表格中逐个录入，或从电子表格粘贴</source>
        <translation>Type values into tables, or paste them from a spreadsheet</translation>
    </message>
    <message>
        <source>导入检测数据…</source>
        <translation>Import check survey…</translation>
    </message>
    <message>
        <source>CSV 或 XLSX 文件</source>
        <translation>a CSV or XLSX file</translation>
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
        <source>检查并评定全部样本</source>
        <translation>Check and grade the sample</translation>
    </message>
    <message>
        <source>逐个重新检查还没有评定的样本</source>
        <translation>Checks the units that are not graded yet, one after the other</translation>
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
        <source>检查员</source>
        <comment>one</comment>
        <translation>Inspector</translation>
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
        <source>下面自动检查的结果取自批量检查。</source>
        <translation>What the rules found, below, is of the batch.</translation>
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
        <source>可留空</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <source>样本都已评定。</source>
        <translation>The whole sample is graded.</translation>
    </message>
    <message>
        <source>正在检查 {0}（{1} / {2}）…</source>
        <translation>Checking {0} ({1} / {2})…</translation>
    </message>
    <message numerus="yes">
        <source>已检查 {0} 个样本。</source>
        <translation>
            <numerusform>{0} unit of the sample was checked.</numerusform>
            <numerusform>{0} units of the sample were checked.</numerusform>
        </translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>其余全部通过</source>
        <translation>Pass the rest</translation>
    </message>
    <message>
        <source>{0} 的待查人工项目都记为通过；已记录的不变，以后可以逐项更改。</source>
        <translation>Notes that all manual items of {0} passed that are still to do; what is noted stays, and each can be changed later.</translation>
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
        <source>{0} 已不在原处，现在在哪里？</source>
        <translation>{0} is gone: where is it now?</translation>
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
        <source>检查员与回避…</source>
        <translation>Inspectors…</translation>
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
    <message numerus="yes">
        <source>{0} 个，抽 {1} 个（{2} 版抽样表，{3}）</source>
        <translation>
            <numerusform>{0} unit, {1} to be drawn (table of {2}, {3})</numerusform>
            <numerusform>{0} units, {1} to be drawn (table of {2}, {3})</numerusform>
        </translation>
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
        <source>批 {0} 的号码：{1}，{2} 公布。每批只能抽一次。</source>
        <translation>The number of {0}: {1}, known on {2}. A lot is drawn once.</translation>
    </message>
    <message>
        <source>抽样</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>选择抽样记录</source>
        <translation>Choose a protocol</translation>
    </message>
    <message>
        <source>抽样记录</source>
        <translation>Protocol of a draw</translation>
    </message>
    <message numerus="yes">
        <source>抽样记录属实：批 {0} 按所记名单和号码 {2} 重做，得到相同的 {1} 个成果和检查员。名单的 SHA-256（应与公示的相同）：{3}</source>
        <translation>
            <numerusform>The protocol holds: lot {0}, drawn again by its list and its number {2}, gives the same {1} unit and inspectors. SHA-256 of the list (to be the one made public): {3}</numerusform>
            <numerusform>The protocol holds: lot {0}, drawn again by its list and its number {2}, gives the same {1} units and inspectors. SHA-256 of the list (to be the one made public): {3}</numerusform>
        </translation>
    </message>
    <message>
        <source>抽样记录不符：批 {0} 重做的结果与记录不同（{1}）。</source>
        <translation>The protocol does not hold: the draw of {0} gives something else ({1}).</translation>
    </message>
</context>
<context>
    <name>ManyNotices</name>
    <message>
        <source>批量发整改通知</source>
        <translation>Issue notices</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>From</translation>
    </message>
    <message>
        <source>全部成果</source>
        <translation>all submissions</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <source>发出后写出通知书（PDF、DOCX）</source>
        <translation>Then write the papers (PDF, DOCX)</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>不合格或未查完、是该项目最新一次提交、又没有未办结通知书的成果。取消勾选的不发。</source>
        <translation>Submissions that fail or are incomplete, are the newest of their project, and have no open notice. Those that are not ticked get none.</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
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
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Defects</translation>
    </message>
    <message>
        <source>要发通知的成果</source>
        <translation>Submissions to be notified</translation>
    </message>
    <message>
        <source>编号前部</source>
        <translation>Number: before</translation>
    </message>
    <message>
        <source>起始号</source>
        <translation>Number: first</translation>
    </message>
    <message>
        <source>编号后部</source>
        <translation>Number: after</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>整改期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>签发单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>批 {0}</source>
        <translation>lot {0}</translation>
    </message>
    <message>
        <source>没有要发通知的成果。</source>
        <translation>There is nothing to be notified.</translation>
    </message>
    <message>
        <source>将发出 {0} 份：{1}</source>
        <translation>{0} will be issued: {1}</translation>
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
    <message numerus="yes">
        <source>{0}：{1} 份，合格 {2}，不合格 {3}，合格率 {4}</source>
        <translation>
            <numerusform>{0}: {1} submission, {2} pass, {3} fail, pass rate {4}</numerusform>
            <numerusform>{0}: {1} submissions, {2} pass, {3} fail, pass rate {4}</numerusform>
        </translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>未查完</source>
        <translation>Incomplete</translation>
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
        <source>在“成果”页选一份不合格的成果，按“发整改通知…”；或对全部不合格的成果一次发出。</source>
        <translation>Choose a submission that fails on the page Submissions, and press Issue notice…; or issue them for all that fail at once.</translation>
    </message>
    <message>
        <source>没有这样的整改通知</source>
        <translation>No such notices</translation>
    </message>
    <message>
        <source>批量发整改通知…</source>
        <translation>Issue many…</translation>
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
        <source>写出全部未办结通知书…</source>
        <translation>Write all open notices…</translation>
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
    <message numerus="yes">
        <source>已发出 {0} 份整改通知书。</source>
        <translation>
            <numerusform>{0} notice was issued.</numerusform>
            <numerusform>{0} notices were issued.</numerusform>
        </translation>
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
        <source>再次提交的成果</source>
        <translation>What was handed in again</translation>
    </message>
    <message>
        <source>已核对改正</source>
        <translation>Seen mended</translation>
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
        <source>成果</source>
        <comment>one</comment>
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
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>百分数为合格率，按最近一次检查计。</source>
        <translation>Percentages are pass rates, by the last checks.</translation>
    </message>
    <message>
        <source>每月收到的成果和合格率（{0} – {1}）</source>
        <translation>Submissions and pass rate by month ({0} – {1})</translation>
    </message>
</context>
<context>
    <name>Packages</name>
    <message>
        <source>互认包</source>
        <translation>Packages</translation>
    </message>
    <message>
        <source>导出互认包</source>
        <translation>Export a package</translation>
    </message>
    <message>
        <source>私钥</source>
        <translation>Private key</translation>
    </message>
    <message>
        <source>可留空；不签名的包对方默认不接收</source>
        <translation>optional; others refuse unsigned packages</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>私钥没有口令时留空</source>
        <translation>empty where the key has none</translation>
    </message>
    <message>
        <source>{0} 的报告、登记信息、摘要清单、问题图层写入 {1}。还没有私钥时，先在“更多”中新建签名密钥。</source>
        <translation>Report, entries of the ledger, digests and findings as a layer of {0} go into {1}. Where there is no key yet, make one first (More).</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>接收互认包</source>
        <translation>Accept a package</translation>
    </message>
    <message>
        <source>首次接收该部门的包时选择；已信任的留空</source>
        <translation>only for its first package</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Accepted by</translation>
    </message>
    <message>
        <source>对方公钥</source>
        <translation>Their public key</translation>
    </message>
    <message>
        <source>对方名称</source>
        <translation>Name of the office</translation>
    </message>
    <message>
        <source>同时选择公钥时填写</source>
        <translation>together with the key</translation>
    </message>
    <message>
        <source>核对 {0} 的摘要和签名，记入台账，不重新检查；有任何改动即拒绝。</source>
        <translation>Verifies digests and signature of {0} and records it without checking again; refuses what was changed.</translation>
    </message>
    <message>
        <source>核对并接收</source>
        <translation>Verify and accept</translation>
    </message>
    <message>
        <source>已核对并记入台账：{0}</source>
        <translation>Verified and recorded: {0}</translation>
    </message>
    <message>
        <source>已核对；台账中已有这一结果：{0}</source>
        <translation>Verified; this result is in the ledger already: {0}</translation>
    </message>
    <message>
        <source>新建签名密钥</source>
        <translation>New key to sign with</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <source>再输入一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>私钥 {0} 只留在本单位；旁边的公钥（.pub）交给其他部门，用来核对签名。</source>
        <translation>The private key {0} stays in this office; the public one beside it (.pub) is given to others, who verify signatures with it.</translation>
    </message>
    <message>
        <source>两次输入的口令不同</source>
        <translation>the passphrases differ</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Make</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>检查员与回避</source>
        <translation>Inspectors, and whom they avoid</translation>
    </message>
    <message>
        <source>还没有登记检查员。</source>
        <translation>No inspectors yet.</translation>
    </message>
    <message>
        <source>检查员</source>
        <comment>many</comment>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>没有回避。</source>
        <translation>Nobody keeps away from any firm.</translation>
    </message>
    <message>
        <source>回避</source>
        <translation>Avoidance</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>部门，可留空</source>
        <translation>Office, may be empty</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Firm</translation>
    </message>
    <message>
        <source>理由，如曾在该单位任职</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>回避的检查员</source>
        <translation>Inspector who keeps away</translation>
    </message>
    <message>
        <source>回避的单位</source>
        <translation>Firm to keep away from</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>检查员不会被抽到回避单位的成果；已关闭的批不受影响。</source>
        <translation>An inspector is not drawn for firms to keep away from; lots that are closed stay as they are.</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>不再参加抽取</source>
        <translation>Draw no more</translation>
    </message>
    <message>
        <source>以后的批不再抽到；再次登记即恢复</source>
        <translation>Not drawn in later lots; back again when added again</translation>
    </message>
    <message>
        <source>登记回避</source>
        <translation>Keep away</translation>
    </message>
    <message>
        <source>取消回避</source>
        <translation>No longer</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>项目进程：{0}</source>
        <translation>Project {0}</translation>
    </message>
    <message>
        <source>项目进程图</source>
        <translation>Picture of the project</translation>
    </message>
    <message>
        <source>没有提交。</source>
        <translation>Nothing was handed in.</translation>
    </message>
    <message>
        <source>提交的成果</source>
        <translation>Submissions</translation>
    </message>
    <message>
        <source>没有记录。</source>
        <translation>Nothing was recorded.</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>阶段</source>
        <translation>Stage</translation>
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
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>{0} 份，未办结 {1} 份</source>
        <translation>{0}, of which {1} open</translation>
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
        <source>整改通知</source>
        <translation>Notices</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
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
        <source>项目进程…</source>
        <translation>Project…</translation>
    </message>
    <message>
        <source>单位情况…</source>
        <translation>Firm…</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>导出互认包…</source>
        <translation>Export a package…</translation>
    </message>
    <message>
        <source>接收互认包…</source>
        <translation>Accept a package…</translation>
    </message>
    <message>
        <source>新建签名密钥…</source>
        <translation>New key to sign with…</translation>
    </message>
    <message>
        <source>导入项目表…</source>
        <translation>Import projects…</translation>
    </message>
    <message numerus="yes">
        <source>共 {0} 份</source>
        <translation>
            <numerusform>{0} submission</numerusform>
            <numerusform>{0} submissions</numerusform>
        </translation>
    </message>
    <message>
        <source>项目表</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>导入审批系统导出的项目表</source>
        <translation>Projects as an approval system exports them</translation>
    </message>
    <message numerus="yes">
        <source>已导入：新项目 {0} 个，台账中已有 {1} 个。</source>
        <translation>
            <numerusform>Imported: {0} new project, {1} known.</numerusform>
            <numerusform>Imported: {0} new projects, {1} known.</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>可在发出后 {0} 日内提出异议（依据：{1}；确定程度：{2}）。</source>
        <translation>
            <numerusform>Objections within {0} day of issue (source: {1}; certainty: {2}).</numerusform>
            <numerusform>Objections within {0} days of issue (source: {1}; certainty: {2}).</numerusform>
        </translation>
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
        <source>逾期 1 天</source>
        <translation>1 day overdue</translation>
    </message>
    <message>
        <source>还有 1 天</source>
        <translation>1 day</translation>
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
    <message>
        <source>留空：取最近一次检查的</source>
        <translation>empty: of its last check</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>A 类缺陷数</source>
        <translation>Defects of class A</translation>
    </message>
    <message>
        <source>B 类缺陷数</source>
        <translation>Defects of class B</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <source>概查</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>样本以外的成果：没有 A 类、B 类少于 4 个为通过，否则批不合格（GB/T 24356-2023，6.1.3）。</source>
        <translation>A unit outside the sample passes without a defect of class A and with fewer than 4 of class B; else the lot fails (GB/T 24356-2023, 6.1.3).</translation>
    </message>
    <message>
        <source>记入</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>其他（写在下面）</source>
        <translation>another one (below)</translation>
    </message>
    <message>
        <source>事实</source>
        <translation>Fact</translation>
    </message>
    <message>
        <source>其他事实</source>
        <translation>Another fact</translation>
    </message>
    <message>
        <source>不论其他结果如何，使批 {0} 不合格；记入后不能撤回。</source>
        <translation>Fails the lot {0} whatever else was found; it cannot be taken back.</translation>
    </message>
    <message>
        <source>记入否决</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>最近一次检查没有完整的结果，请写明 A 类、B 类缺陷数。</source>
        <translation>Its last check is not complete: say the numbers of defects.</translation>
    </message>
    <message>
        <source>最近一次检查：A 类 {0} 处，B 类 {1} 处。</source>
        <translation>Its last check: {0} of class A, {1} of class B.</translation>
    </message>
    <message>
        <source>已写出 {0} 个文件</source>
        <translation>{0} files written</translation>
    </message>
    <message>
        <source>已写出 1 个文件</source>
        <translation>1 file written</translation>
    </message>
    <message>
        <source>    … 另有 {0} 个</source>
        <translation>    … and {0} more</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>SupervisionButton</name>
    <message>
        <source>督查工作台</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>台账、批与抽样、检查、结论、整改和通报（Ctrl+D）</source>
        <translation>Ledger, lots and draws, inspections, verdicts, notices and bulletins (Ctrl+D)</translation>
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
        <source>打开或新建台账…</source>
        <translation>Open or new ledger…</translation>
    </message>
    <message>
        <source>选一个台账文件；写一个新的文件名即新建</source>
        <translation>Choose a file; a new name makes a new ledger</translation>
    </message>
    <message>
        <source>打开或新建台账（新建：写一个新的文件名）</source>
        <translation>Open a ledger, or make one by a new name</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>关闭即停止批量检查。已完成的都在台账中，下次开始接着做。</source>
        <translation>Closing stops the batch. What is done is in the ledger; the next start goes on from there.</translation>
    </message>
    <message>
        <source>批量检查正在进行</source>
        <translation>A batch is being checked</translation>
    </message>
    <message>
        <source>停止并关闭</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>继续检查</source>
        <translation>Go on</translation>
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
</context>
<context>
    <name>SurveyDialog</name>
    <message>
        <source>录入检测数据：{0}</source>
        <translation>Check survey: {0}</translation>
    </message>
    <message>
        <source>每行一个检测值，带 * 的必填；可从电子表格复制后粘贴（Ctrl+V）。第 1 行为表头。</source>
        <translation>A measurement in each row; * must be filled in. Rows can be pasted from a spreadsheet (Ctrl+V). Row 1 holds the headings.</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>项目进程图</source>
        <translation>Picture of the project</translation>
    </message>
    <message>
        <source>{0} 提交 {1}：{2} {3}</source>
        <translation>{0} {1} handed in: {2} {3}</translation>
    </message>
    <message>
        <source>{0} 办结</source>
        <translation>closed on {0}</translation>
    </message>
    <message>
        <source>未办结</source>
        <translation>open</translation>
    </message>
    <message>
        <source>整改通知书 {0}：{1} 发出，期限 {2}，{3}</source>
        <translation>Notice {0}: issued {1}, deadline {2}, {3}</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>未查完</source>
        <translation>Incomplete</translation>
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
        <source>概查样本以外…</source>
        <translation>Overview of others…</translation>
    </message>
    <message>
        <source>没有 A 类、B 类少于 4 个为通过</source>
        <translation>Passes without class A and with fewer than 4 of class B</translation>
    </message>
    <message>
        <source>记入否决…</source>
        <translation>Veto…</translation>
    </message>
    <message>
        <source>伪造成果等，使批不合格的事实</source>
        <translation>Forged results and the like, which fail a lot</translation>
    </message>
    <message>
        <source>对本批发整改通知…</source>
        <translation>Notices for this lot…</translation>
    </message>
    <message>
        <source>没有概查。</source>
        <translation>No overviews.</translation>
    </message>
    <message>
        <source>概查</source>
        <translation>Overview</translation>
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
        <source>通过</source>
        <translation>Passes</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>Fails</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
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
        <source>样本以外不合格</source>
        <translation>Fail outside the sample</translation>
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
        <source>结论还没有这样存入台账，写出的报告为草稿。</source>
        <translation>The verdict is not kept as it stands now: the report will be a draft.</translation>
    </message>
    <message>
        <source>尚缺：</source>
        <translation>Missing:</translation>
    </message>
    <message>
        <source>选一批，这里显示对它的评定和理由</source>
        <translation>Choose a lot to see its verdict and why</translation>
    </message>
    <message>
        <source>此后结果有改动，请重新评定</source>
        <translation>results have changed since: judge it anew</translation>
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
        <source>写出检验报告</source>
        <translation>Inspection report</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose folder…</translation>
    </message>
</context>
</TS>
