<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Board</name>
    <message>
        <source>标记没有存下：{0}</source>
        <translation>The marks were not kept: {0}</translation>
    </message>
</context>
<context>
    <name>ExerciseDialog</name>
    <message>
        <source>新练习</source>
        <translation>New exercise</translation>
    </message>
    <message>
        <source>如 GEO-01，BLD-04；可留空</source>
        <translation>such as GEO-01, BLD-04; optional</translation>
    </message>
    <message numerus="yes">
        <source>这份成果本身有 {0} 处问题，不在答案中，学员标记它们会算误标。宜选没有问题的成果。</source>
        <translation>
            <numerusform>This deliverable has {0} defect of its own: it is in no answer key, and marking it counts as wrong. Better take one without defects.</numerusform>
            <numerusform>This deliverable has {0} defects of its own: they are in no answer key, and marking them counts as wrong. Better take one without defects.</numerusform>
        </translation>
    </message>
    <message>
        <source>相同的种子出相同的题</source>
        <translation>the same seed gives the same exercise</translation>
    </message>
    <message>
        <source>成果</source>
        <translation>Deliverable</translation>
    </message>
    <message>
        <source>文件夹…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>文件…</source>
        <translation>File…</translation>
    </message>
    <message>
        <source>随机植入</source>
        <translation>By chance</translation>
    </message>
    <message>
        <source>处缺陷</source>
        <translation>defects</translation>
    </message>
    <message>
        <source>随机的阶段</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>随机的类别</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>另外指定</source>
        <translation>Also these rules</translation>
    </message>
    <message>
        <source>种子</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>写入文件夹</source>
        <translation>Write to</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>出题</source>
        <translation>Make it</translation>
    </message>
    <message>
        <source>打开已有练习…</source>
        <translation>Open an exercise…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>在成果的副本里植入缺陷，由学员查找。原成果不会改动；植入了什么，交卷后才显示。</source>
        <translation>Defects are planted in a copy of a deliverable, for a trainee to find. The deliverable is never changed; what was planted is shown when the marks are handed in.</translation>
    </message>
    <message>
        <source>随机植入需要至少一个阶段和一个类别。</source>
        <translation>Chance needs one stage and one class at least.</translation>
    </message>
    <message>
        <source>正在出题…</source>
        <translation>Making the exercise…</translation>
    </message>
    <message>
        <source>没有出成：{0}</source>
        <translation>It was not made: {0}</translation>
    </message>
    <message>
        <source>选择成果文件夹</source>
        <translation>Choose the folder of a deliverable</translation>
    </message>
    <message>
        <source>成果文件</source>
        <translation>Deliverables</translation>
    </message>
    <message>
        <source>选择成果文件</source>
        <translation>Choose a deliverable</translation>
    </message>
    <message>
        <source>练习写入哪个文件夹</source>
        <translation>Folder for the exercise</translation>
    </message>
    <message>
        <source>选择练习的答案文件</source>
        <translation>Choose the answer key of an exercise</translation>
    </message>
    <message>
        <source>答案文件</source>
        <translation>Answer keys</translation>
    </message>
    <message>
        <source>答案旁边没有练习：{0}</source>
        <translation>There is no exercise beside the key: {0}</translation>
    </message>
</context>
<context>
    <name>MarkingPanel</name>
    <message>
        <source>可留空</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>把所选位置标为这一类缺陷（Ctrl+Enter）</source>
        <translation>Mark the chosen place as a defect of this kind (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>已做的标记</source>
        <translation>Marks so far</translation>
    </message>
    <message>
        <source>删除标记</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>标记另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>交卷</source>
        <translation>Hand in</translation>
    </message>
    <message>
        <source>缺陷类型</source>
        <translation>Kind of defect</translation>
    </message>
    <message>
        <source>输入编号或名称查找</source>
        <translation>Type a code or a name</translation>
    </message>
    <message>
        <source>学员</source>
        <translation>Trainee</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>找出缺陷</source>
        <translation>Find the defects</translation>
    </message>
    <message>
        <source>在图上单击位置或对象，或在“记录和文件”中选一条，再选缺陷类型，按“标记”。标记随时自动保存。</source>
        <translation>Click a place or a thing on the map, or choose one under “Records and files”, choose the kind of defect, and press Mark. Marks are kept as you make them.</translation>
    </message>
    <message>
        <source>（不确定是哪一类）</source>
        <translation>(not sure which kind)</translation>
    </message>
    <message>
        <source>先在图上或记录中选一个位置。</source>
        <translation>First choose a place on the map or a record.</translation>
    </message>
    <message>
        <source>先选缺陷类型；不确定时选“（不确定是哪一类）”。</source>
        <translation>First choose the kind of defect; if in doubt, “(not sure which kind)”.</translation>
    </message>
    <message>
        <source>还没有选</source>
        <translation>none chosen yet</translation>
    </message>
    <message>
        <source>已标记 {0} 处</source>
        <translation>{0} marked</translation>
    </message>
</context>
<context>
    <name>OutcomesPanel</name>
    <message>
        <source>评分结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>讲解</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>导出成绩…</source>
        <translation>Export the result…</translation>
    </message>
    <message>
        <source>继续标记</source>
        <translation>Go on marking</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>找对</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>位置对、类型不对</source>
        <translation>Right place, other kind</translation>
    </message>
    <message>
        <source>漏查</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>连带问题</source>
        <translation>A consequence</translation>
    </message>
    <message>
        <source>重复标记</source>
        <translation>Marked again</translation>
    </message>
    <message>
        <source>误标</source>
        <translation>False mark</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>植入的缺陷</source>
        <translation>What was planted</translation>
    </message>
    <message>
        <source>未选类型</source>
        <translation>no kind</translation>
    </message>
    <message>
        <source>你标为</source>
        <translation>You marked it as</translation>
    </message>
    <message>
        <source>你的说明</source>
        <translation>Your note</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why it matters</translation>
    </message>
    <message>
        <source>怎么改</source>
        <translation>How to mend it</translation>
    </message>
</context>
<context>
    <name>RecordsTree</name>
    <message>
        <source>记录和文件</source>
        <translation>Records and files</translation>
    </message>
    <message>
        <source>文件、表、记录、字段</source>
        <translation>File, table, record, field</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>记录无法读取：{0}</source>
        <translation>The records cannot be read: {0}</translation>
    </message>
    <message>
        <source>另有 {0} 条未列出</source>
        <translation>{0} more are not listed</translation>
    </message>
</context>
<context>
    <name>WorkshopWindow</name>
    <message>
        <source>练习：{0}</source>
        <translation>Exercise: {0}</translation>
    </message>
    <message>
        <source>以前的标记无法读取，因此从头开始</source>
        <translation>The marks made before cannot be read; you begin anew</translation>
    </message>
    <message>
        <source>图形</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>记录和文件</source>
        <translation>Records and files</translation>
    </message>
    <message>
        <source>标记没有存下</source>
        <translation>The marks were not kept</translation>
    </message>
    <message>
        <source>标记另存为</source>
        <translation>Save the marks as</translation>
    </message>
    <message>
        <source>标记文件</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>成绩写入</source>
        <translation>Write the result to</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>没有做成</source>
        <translation>It did not work</translation>
    </message>
</context>
</TS>
