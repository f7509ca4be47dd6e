<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ManualForm</name>
    <message>
        <source>照片、页码或文件名</source>
        <translation>Photograph, page or file</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>证据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>检查员</source>
        <translation>Inspector</translation>
    </message>
</context>
<context>
    <name>ManualView</name>
    <message>
        <source>人工检查项目</source>
        <translation>Manual items</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>由检查员填写：切换到“检查员”角色，并打开成果本身。</source>
        <translation>Noted by an inspector: choose Inspector at the top, and open the deliverable itself.</translation>
    </message>
</context>
<context>
    <name>ManualWords</name>
    <message>
        <source>未检</source>
        <translation>not looked at</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>不通过</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>not applicable</translation>
    </message>
</context>
</TS>
