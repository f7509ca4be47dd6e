<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>CardView</name>
    <message>
        <source>问题详情</source>
        <translation>Details of the finding</translation>
    </message>
    <message>
        <source>选择一条问题，查看位置、依据和改正方法。</source>
        <translation>Choose a finding to see where it is, what it is based on and how to mend it.</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>note</translation>
    </message>
    <message>
        <source>位置：</source>
        <translation>Place: </translation>
    </message>
    <message>
        <source>坐标：X（北）{0}  Y（东）{1}</source>
        <translation>Coordinates: X (north) {0}  Y (east) {1}</translation>
    </message>
    <message>
        <source>另见：</source>
        <translation>See also: </translation>
    </message>
    <message>
        <source>依据：</source>
        <translation>Clause: </translation>
    </message>
    <message>
        <source>原因：</source>
        <translation>Why: </translation>
    </message>
    <message>
        <source>改正：</source>
        <translation>How to mend: </translation>
    </message>
</context>
<context>
    <name>DropView</name>
    <message>
        <source>把成果拖到这里</source>
        <translation>Drop a deliverable here</translation>
    </message>
    <message>
        <source>文件夹、ZIP、DXF 或 XML。文件只读取，不会被改动，也不会上传。</source>
        <translation>A folder, ZIP, DXF or XML. Files are only read: nothing is changed, nothing is uploaded.</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>选择成果文件夹</source>
        <translation>Choose the deliverable&apos;s folder</translation>
    </message>
    <message>
        <source>成果文件</source>
        <translation>Deliverables</translation>
    </message>
    <message>
        <source>选择成果文件</source>
        <translation>Choose a deliverable</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>发现的问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>note</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
</context>
<context>
    <name>StagesView</name>
    <message>
        <source>检查阶段</source>
        <translation>Stages of the check</translation>
    </message>
    <message>
        <source>文件与格式</source>
        <translation>Files and formats</translation>
    </message>
    <message>
        <source>分层与结构</source>
        <translation>Layers and structure</translation>
    </message>
    <message>
        <source>属性值</source>
        <translation>Values</translation>
    </message>
    <message>
        <source>图形</source>
        <translation>Shapes</translation>
    </message>
    <message>
        <source>拓扑关系</source>
        <translation>Topology</translation>
    </message>
    <message>
        <source>图表一致</source>
        <translation>Drawing and tables agree</translation>
    </message>
    <message>
        <source>指标计算</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>数学精度</source>
        <translation>Accuracy</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>正在检查，尚非最终结果。已用 {0} 秒。</source>
        <translation>Checking; not final yet. {0} s so far.</translation>
    </message>
    <message>
        <source>已停止。以上不是最终结果。</source>
        <translation>Stopped. What is shown is not a final result.</translation>
    </message>
    <message>
        <source>优</source>
        <translation>Excellent</translation>
    </message>
    <message>
        <source>良</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Acceptable</translation>
    </message>
    <message>
        <source>不合格</source>
        <translation>Not acceptable</translation>
    </message>
    <message>
        <source>检查不完整</source>
        <translation>Not checked completely</translation>
    </message>
    <message>
        <source>暂不定级</source>
        <translation>No level yet</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Not passed</translation>
    </message>
    <message>
        <source>{0} 处问题，{1} 条规则</source>
        <translation>{0} findings, {1} rules</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>部分检查</source>
        <translation>partial inspection</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
</TS>
