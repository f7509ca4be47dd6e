<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AskForm</name>
    <message>
        <source>申请豁免</source>
        <translation>Ask for a waiver</translation>
    </message>
    <message>
        <source>撤回申请</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>required</translation>
    </message>
    <message>
        <source>更改申请</source>
        <translation>Change it</translation>
    </message>
</context>
<context>
    <name>DecideForm</name>
    <message>
        <source>接受</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>不接受</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>required</translation>
    </message>
    <message>
        <source>可留空</source>
        <translation>may be empty</translation>
    </message>
    <message>
        <source>决定文件</source>
        <translation>File of decisions</translation>
    </message>
    <message>
        <source>先填检查员，再选择决定文件。</source>
        <translation>Name the inspector, then choose a file of decisions.</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose a file…</translation>
    </message>
</context>
<context>
    <name>WaiverList</name>
    <message>
        <source>豁免申请</source>
        <translation>Waivers</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>依据：{0}</source>
        <translation>Clause: {0}</translation>
    </message>
    <message>
        <source>申请人：{0} {1}</source>
        <translation>Asked by: {0} {1}</translation>
    </message>
    <message>
        <source>决定：{0}</source>
        <translation>Decision: {0}</translation>
    </message>
    <message>
        <source>没有豁免申请。</source>
        <translation>There are no waivers.</translation>
    </message>
</context>
<context>
    <name>WaiverPanel</name>
    <message>
        <source>豁免</source>
        <translation>Waiver</translation>
    </message>
    <message>
        <source>{0}（{1} {2}）依据：{3}</source>
        <translation>{0} ({1} {2}); clause: {3}</translation>
    </message>
    <message>
        <source>决定：{0} {1}</source>
        <translation>Decision: {0} {1}</translation>
    </message>
    <message>
        <source>打开成果并检查完成后，可以申请或决定豁免。</source>
        <translation>Open the deliverable and let it be checked to ask for a waiver or decide on one.</translation>
    </message>
    <message>
        <source>规则包不允许豁免这一类问题，须改正。</source>
        <translation>The pack lets no finding of this class be waived: it must be mended.</translation>
    </message>
    <message>
        <source>已有改动，重新检查后生效。</source>
        <translation>Changed since the check: check again for it to take effect.</translation>
    </message>
    <message>
        <source>检查员的决定文件</source>
        <translation>The inspector&apos;s file of decisions</translation>
    </message>
    <message>
        <source>决定（*.toml）</source>
        <translation>Decisions（*.toml）</translation>
    </message>
</context>
<context>
    <name>WaiverWords</name>
    <message>
        <source>未申请豁免</source>
        <translation>No waiver asked for</translation>
    </message>
    <message>
        <source>已申请豁免，等待检查员决定</source>
        <translation>Waiver asked for; the inspector has to decide</translation>
    </message>
    <message>
        <source>豁免已接受</source>
        <translation>Waiver accepted</translation>
    </message>
    <message>
        <source>豁免未接受</source>
        <translation>Waiver rejected</translation>
    </message>
    <message>
        <source>没有与申请相符的问题</source>
        <translation>Met by no finding</translation>
    </message>
</context>
</TS>
